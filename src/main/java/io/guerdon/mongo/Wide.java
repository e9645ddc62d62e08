package io.guerdon.mongo;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * The stored form of whole numbers that may outgrow 64 bits: an int64 as long as one is enough, so that what was stored before is read as it was, and
 * a decimal128 beyond, which is exact to 34 digits. A sum of as many of the largest amounts an entry can have is more than 10<sup>15</sup> entries away.
 */
final class Wide {
    private Wide() {}

    /** Whether 64 bits are enough. */
    static boolean isLong(BigInteger number) {
        return number.bitLength() < Long.SIZE;
    }

    static Decimal128 decimal(BigInteger number) {
        return new Decimal128(new BigDecimal(number));
    }

    /** As a value of a document. */
    static Object stored(BigInteger number) {
        return isLong(number) ? (Object) number.longValue() : decimal(number);
    }

    static BigInteger read(Document document, String name) {
        return document.get(name) instanceof Decimal128 decimal
                ? decimal.bigDecimalValue().toBigIntegerExact()
                : BigInteger.valueOf(document.getLong(name));
    }
}
