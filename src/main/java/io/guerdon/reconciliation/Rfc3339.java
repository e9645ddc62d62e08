package io.guerdon.reconciliation;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads times of RFC 3339. The usual form is read digit by digit, which takes a tenth of what the general reader does; that one has whatever else there is. */
final class Rfc3339 {
    private static final int DATE_AND_TIME = "2026-11-01T00:00:00".length();
    private static final int OFFSET = "+08:00".length();
    private static final int MOST_DIGITS = 9;
    private static final int MOST_OFFSET_HOURS = 17;
    private static final long MILLIS = 1_000;
    private static final int DECIMAL = 10;

    private final String text;
    private int place;
    private boolean usual = true;

    private Rfc3339(String text) {
        this.text = text;
    }

    /**
     * Milliseconds since the epoch; what is finer is cut off.
     *
     * @throws java.time.DateTimeException where it is no such time
     */
    static long millis(String text) {
        Rfc3339 reading = new Rfc3339(text);
        long millis = reading.usual();
        return reading.usual ? millis : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }

    /** Good only where everything was as usual. */
    private long usual() {
        if (text.length() <= DATE_AND_TIME) {
            usual = false;
            return 0;
        }
        int year = number(4, 0, 9_999);
        sign('-');
        int month = number(2, 1, 12);
        sign('-');
        int day = number(2, 1, 31);
        sign('T');
        long seconds = 3_600L * number(2, 0, 23);
        sign(':');
        seconds += 60L * number(2, 0, 59);
        sign(':');
        seconds += number(2, 0, 59);
        long millis = fraction();
        seconds -= offset();
        return usual ? (LocalDate.of(year, month, day).toEpochDay() * 86_400 + seconds) * MILLIS + millis : 0;
    }

    private long fraction() {
        if (place == text.length() || text.charAt(place) != '.') {
            return 0;
        }
        place++;
        long millis = 0;
        long worth = MILLIS;
        int start = place;
        while (place < text.length() && isDigit(text.charAt(place))) {
            worth /= DECIMAL;
            millis += worth * (text.charAt(place) - '0');
            place++;
        }
        usual &= place > start && place - start <= MOST_DIGITS;
        return millis;
    }

    /** In seconds, to the east. */
    private long offset() {
        int left = text.length() - place;
        if (left == 1) {
            sign('Z');
            return 0;
        }
        if (left != OFFSET) {
            usual = false;
            return 0;
        }
        boolean west = text.charAt(place) == '-';
        sign(west ? '-' : '+');
        long seconds = 3_600L * number(2, 0, MOST_OFFSET_HOURS);
        sign(':');
        seconds += 60L * number(2, 0, 59);
        return west ? -seconds : seconds;
    }

    private int number(int digits, int least, int most) {
        int number = 0;
        for (int end = place + digits; place < end; place++) {
            char digit = text.charAt(place);
            usual &= isDigit(digit);
            number = number * DECIMAL + (digit - '0');
        }
        usual &= number >= least && number <= most;
        return number;
    }

    private void sign(char expected) {
        usual &= text.charAt(place) == expected;
        place++;
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }
}
