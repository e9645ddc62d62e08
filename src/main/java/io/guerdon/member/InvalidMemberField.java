package io.guerdon.member;

/** A field of a member that cannot be what was given. Neither field nor message repeats the value, which is personal. */
public final class InvalidMemberField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Says what is wrong.
     *
     * @param field name within the object that was given, for example {@code value}
     */
    public InvalidMemberField(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field that is wrong. */
    public String field() {
        return field;
    }
}
