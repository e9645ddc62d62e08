package io.guerdon.member;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a member can be found by, and the one spelling each kind of value is kept in. */
public enum IdentifierType {
    /** E.164: {@code +} and 7 to 15 digits; spaces, dots, dashes and brackets are dropped, a leading {@code 00} is a {@code +}. */
    PHONE("\\+[1-9][0-9]{6,14}", "a phone number is '+', the country code and the number, 7 to 15 digits in all"),
    /** Kept in lower case. */
    EMAIL(
            "(?=.{3,254}$)[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+",
            "an e-mail address has one '@' and a domain, 254 characters at most"),
    /** Spaces and dashes are dropped, letters are kept in upper case. */
    CARD("[A-Z0-9]{4,32}", "a card number has 4 to 32 letters and digits"),
    /** Somebody else's id, taken as it is. */
    EXTERNAL("[\\x21-\\x7e]{1,128}", "an external id has 1 to 128 printable characters without spaces");

    private final Pattern shape;
    private final String rule;

    IdentifierType(String shape, String rule) {
        this.shape = Pattern.compile(shape);
        this.rule = rule;
    }

    /** The name in requests and answers. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the name in requests.
     *
     * @throws InvalidMemberField where there is no such type
     */
    public static IdentifierType ofWire(String wire) {
        return Arrays.stream(values())
                .filter(type -> type.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new InvalidMemberField("type", "an identifier's type is one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(IdentifierType::wire).collect(Collectors.joining(", "));
    }

    String normalise(String given) {
        String spelled = spell(given);
        if (!shape.matcher(spelled).matches()) {
            throw new InvalidMemberField("value", rule);
        }
        return spelled;
    }

    private String spell(String given) {
        return switch (this) {
            case PHONE -> given.replaceAll("[\\s().-]", "").replaceFirst("^00", "+");
            case EMAIL -> given.strip().toLowerCase(Locale.ROOT);
            case CARD -> given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
            case EXTERNAL -> given;
        };
    }
}
