package io.guerdon;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Ids of writers: ten letters and digits, so many that none is ever drawn twice. */
final class WriterIds {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 10;

    private WriterIds() {}

    static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
