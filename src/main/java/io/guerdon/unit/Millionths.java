package io.guerdon.unit;

import java.math.BigInteger;

/** How finely what partners owe each other is counted: in millionths of a currency's minor unit, so that nothing is rounded before it is added up. */
public final class Millionths {
    private static final BigInteger MILLION = BigInteger.valueOf(RedeemRate.MILLION);
    private static final BigInteger HALF = BigInteger.valueOf(RedeemRate.MILLION / 2);

    private Millionths() {}

    /** To the nearest minor unit; halves go up, below nothing too. */
    public static BigInteger rounded(BigInteger millionths) {
        return whole(millionths.add(HALF));
    }

    /** To the next minor unit that is not less. */
    public static BigInteger roundedUp(BigInteger millionths) {
        return whole(millionths.add(MILLION).subtract(BigInteger.ONE));
    }

    private static BigInteger whole(BigInteger millionths) {
        return millionths.subtract(millionths.mod(MILLION)).divide(MILLION);
    }

    /** Of whole minor units. */
    public static BigInteger of(BigInteger minor) {
        return minor.multiply(MILLION);
    }
}
