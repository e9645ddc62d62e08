package io.guerdon.member;

/**
 * Something a member can be found by, unique in its program.
 *
 * @param type kind of value
 * @param value in the one spelling of its type, whatever spelling it is given in
 */
public record Identifier(IdentifierType type, String value) {
    /** Refuses, with {@link InvalidMemberField}, what cannot be a value of the type. */
    public Identifier {
        value = type.normalise(value);
    }

    /** Logs never carry the value. */
    @Override
    public String toString() {
        return type.wire() + ":***";
    }
}
