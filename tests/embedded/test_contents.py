import summarizer.embedded


def test_the_rooms_public_names_are_these() -> None:
    assert sorted(summarizer.embedded.__all__) == [
        "EmbeddedServer",
        "MODEL",
        "ModelFile",
        "Served",
        "Wheels",
        "embedded_server",
        "fetch",
        "path",
        "remove",
        "verify",
    ]
    assert all(hasattr(summarizer.embedded, name) for name in summarizer.embedded.__all__)
