"""How well statements are paired on labelled data, against floors that only a reviewed edit may lower."""
