package io.guerdon.member;

import io.guerdon.unit.MemberId;

/** How a caller names a member: {@code mem_…}, {@code card:6200001}, {@code phone:…}, {@code email:…}, {@code external:…}, {@code token:…}. */
public sealed interface MemberRef {
    /** By member id. */
    record ById(MemberId id) implements MemberRef {}

    /** By an identifier. */
    record ByIdentifier(Identifier identifier) implements MemberRef {}

    /** By the QR token on the member's phone. */
    record ByToken(String token) implements MemberRef {
        /** Logs never carry the token. */
        @Override
        public String toString() {
            return "token:***";
        }
    }

    /**
     * Reads the text form.
     *
     * @throws InvalidMemberField where it names no member
     */
    static MemberRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return byId(text);
        }
        String type = text.substring(0, colon);
        String value = text.substring(colon + 1);
        return type.equals("token") ? new ByToken(value) : new ByIdentifier(identifier(type, value));
    }

    private static MemberRef byId(String text) {
        if (!text.matches("mem_[a-z2-7]{26}")) {
            throw new InvalidMemberField(
                    "member", "a member is named by mem_… or by card:, phone:, email:, external: or token:");
        }
        return new ById(new MemberId(text));
    }

    private static Identifier identifier(String type, String value) {
        try {
            return new Identifier(IdentifierType.ofWire(type), value);
        } catch (InvalidMemberField invalid) {
            throw new InvalidMemberField("member", String.valueOf(invalid.getMessage()));
        }
    }
}
