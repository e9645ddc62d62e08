package io.guerdon.embedded.store;

/** The types MongoDB compares by, in its order. The numbers are on the disk: they never change. */
enum KeyType {
    MIN_KEY(0x08),
    UNDEFINED(0x10),
    NULL(0x18),
    NUMBER(0x20),
    STRING(0x28),
    OBJECT(0x30),
    ARRAY(0x38),
    BINARY(0x40),
    OBJECT_ID(0x48),
    BOOLEAN(0x50),
    DATE(0x58),
    TIMESTAMP(0x60),
    REGEX(0x68),
    DB_POINTER(0x70),
    CODE(0x78),
    SCOPED_CODE(0x80),
    MAX_KEY(0x88);

    private final int tag;

    KeyType(int tag) {
        this.tag = tag;
    }

    /** Never 0x00 or 0xFF: zero ends a document, and every prefix must have a successor. */
    int tag() {
        return tag;
    }

    static KeyType of(byte bsonType) {
        return switch (bsonType) {
            case Bson.MIN_KEY -> MIN_KEY;
            case Bson.UNDEFINED -> UNDEFINED;
            case Bson.NULL -> NULL;
            case Bson.INT32, Bson.INT64, Bson.DOUBLE, Bson.DECIMAL128 -> NUMBER;
            case Bson.STRING, Bson.SYMBOL -> STRING;
            case Bson.OBJECT -> OBJECT;
            case Bson.ARRAY -> ARRAY;
            case Bson.BINARY -> BINARY;
            case Bson.OBJECT_ID -> OBJECT_ID;
            case Bson.BOOLEAN -> BOOLEAN;
            case Bson.DATE -> DATE;
            case Bson.TIMESTAMP -> TIMESTAMP;
            case Bson.REGEX -> REGEX;
            case Bson.DB_POINTER -> DB_POINTER;
            case Bson.CODE -> CODE;
            case Bson.SCOPED_CODE -> SCOPED_CODE;
            case Bson.MAX_KEY -> MAX_KEY;
            default -> throw new IllegalArgumentException("unknown BSON type " + bsonType);
        };
    }
}
