"""The package as others get it: a wheel, installed away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from summarizer.schema import SCHEMA_FILE

ROOT = Path(__file__).parent.parent
CHECKS = """
import summarizer
from importlib import resources
from pathlib import Path
from summarizer.prompt import load_prompt

print(summarizer.__file__)
print(resources.files(summarizer).joinpath("py.typed").is_file())
print(load_prompt("incident.v1").label, load_prompt("repair.v1").label)
"""


def run(*command: str, cwd: Path) -> str:
    """What the command prints; the checkout is not on its path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603 - ours
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT), cwd=folder)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it, and with this one's packages for its dependencies."""
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(home, with_pip=False)
    bin_folder = home / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / Path(sys.executable).name
    site = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    run(
        *(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)),
        *("install", "--quiet", "--no-deps", "--no-index", str(wheel)),
        cwd=home,
    )
    # Its .pth files are not read from there, so that an editable install of the checkout stays out of the way.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return bin_folder


def test_the_wheel_holds_the_package_with_its_prompts_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"summarizer/py.typed", "summarizer/prompts/incident.v1.md", "summarizer/prompts/repair.v1.md"} <= set(names)
    assert "summarizer/incident-report-1.schema.json" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"summarizer"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_package_is_the_wheels_with_types_and_prompts(installed: Path, tmp_path: Path) -> None:
    where, typed, prompts = run(str(installed / "python"), "-P", "-c", CHECKS, cwd=tmp_path).splitlines()
    assert installed.parent in Path(where).parents
    assert typed == "True"
    assert prompts.startswith("incident.v1@")


def test_the_installed_package_has_the_version_that_it_says(installed: Path, tmp_path: Path) -> None:
    named = run(
        str(installed / "python"),
        "-P",
        "-c",
        "from importlib.metadata import *; print(version('summarizer'))",
        cwd=tmp_path,
    )
    assert run(str(installed / "summarize"), "--version", cwd=tmp_path) == f"summarize, version {named}"


def test_the_installed_program_runs(installed: Path, tmp_path: Path) -> None:
    assert run(str(installed / "summarize"), "--help", cwd=tmp_path).startswith("Usage: summarize INPUT... [OPTIONS]")
    assert run(str(installed / "summarize"), "schema", cwd=tmp_path) == SCHEMA_FILE.read_text(encoding="utf-8")
