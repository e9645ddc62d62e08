package io.guerdon.member;

import java.util.Base64;

/** Master keys for tests. */
final class Keys {
    static final MasterKey ONE = filledWith(1);
    static final MasterKey TWO = filledWith(2);

    private Keys() {}

    static String base64FilledWith(int b) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) b);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static MasterKey filledWith(int b) {
        return MasterKey.ofBase64(base64FilledWith(b));
    }
}
