/// Nothing of its own.
enum Hello {}
