package io.guerdon.code;

import java.util.Locale;
import java.util.Optional;

/**
 * A code as 24 symbols of Crockford's base 32, which has no I, L, O or U: batch (3), serial (4), proof (16), check (1). It is
 * shown in groups of four and read however it is grouped, in small letters too, and with I or L for 1 and O for 0.
 *
 * <p>The check symbol is that of Damm (Total anti-symmetrische Quasigruppen, Marburg 2004) over a field of 32 elements, where
 * step is 2 × (before + symbol) modulo x⁵ + x² + 1: it finds every single wrong symbol and any two symbols exchanged.
 *
 * @param symbols in capitals, without groups
 */
record CodeText(String symbols) {
    static final int LENGTH = 24;
    static final int SERIALS = 1 << 20;
    private static final int BATCH = 3;
    private static final int SERIAL = 4;
    private static final int GROUP = 4;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int OVERFLOW = 0b100000;
    private static final int MODULUS = 0b100101;

    /** A code with its check symbol. */
    static CodeText of(int batch, int serial, byte[] proof) {
        StringBuilder text = new StringBuilder(LENGTH);
        append(text, batch, BATCH);
        append(text, serial, SERIAL);
        for (int place = 0; place < proof.length; place += 5) {
            long bits = 0;
            for (int each = place; each < place + 5; each++) {
                bits = (bits << 8) | (proof[each] & 0xff);
            }
            append(text, bits, 8);
        }
        return new CodeText(text.append(ALPHABET.charAt(check(text))).toString());
    }

    /** Reads what somebody typed; empty where it can be no code. */
    static Optional<CodeText> parse(String typed) {
        String text = plain(typed).replace('O', '0').replace('I', '1').replace('L', '1');
        boolean whole = text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return whole && check(text) == 0 ? Optional.of(new CodeText(text)) : Optional.empty();
    }

    /** What was typed, in capitals and without groups. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static void append(StringBuilder text, long value, int symbols) {
        for (int place = symbols - 1; place >= 0; place--) {
            text.append(ALPHABET.charAt((int) ((value >> (5 * place)) & 31)));
        }
    }

    /** What comes next so that the whole is in order; 0 of what is in order. */
    private static int check(CharSequence text) {
        int interim = 0;
        for (int place = 0; place < text.length(); place++) {
            int twice = (interim ^ ALPHABET.indexOf(text.charAt(place))) << 1;
            interim = twice < OVERFLOW ? twice : twice ^ MODULUS;
        }
        return interim;
    }

    int batch() {
        return number(0, BATCH);
    }

    int serial() {
        return number(BATCH, SERIAL);
    }

    private int number(int from, int length) {
        int number = 0;
        for (int place = from; place < from + length; place++) {
            number = (number << 5) | ALPHABET.indexOf(symbols.charAt(place));
        }
        return number;
    }

    /** As it is printed. */
    String printed() {
        StringBuilder text = new StringBuilder(LENGTH + LENGTH / GROUP);
        for (int place = 0; place < LENGTH; place += GROUP) {
            text.append(place == 0 ? "" : "-").append(symbols, place, place + GROUP);
        }
        return text.toString();
    }
}
