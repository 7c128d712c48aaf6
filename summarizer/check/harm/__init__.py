"""Who is said to have come to harm: read from the article sentence by sentence, without any model."""
