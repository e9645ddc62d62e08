package io.guerdon.member;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a member tells about themselves. Kept encrypted, apart from the ledger.
 *
 * @param name 1 to 200 characters
 * @param birthday calendar date, without a zone
 * @param language BCP 47 tag of the language the member wants to be addressed in
 */
public record Profile(Optional<String> name, Optional<LocalDate> birthday, Optional<String> language) {
    /** Of a member who told nothing. */
    public static final Profile EMPTY = new Profile(Optional.empty(), Optional.empty(), Optional.empty());

    public Profile {
        require(name, ".{1,200}", "name", "a name has 1 to 200 characters");
        require(language, "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", "language", "a language is a tag like en or zh-CN");
    }

    private static void require(Optional<String> text, String shape, String field, String rule) {
        if (text.isPresent() && (text.get().isBlank() || !text.get().matches(shape))) {
            throw new InvalidMemberField(field, rule);
        }
    }

    /** The fields by name, for comparing requests; absent ones are left out. */
    SequencedMap<String, String> fields() {
        TreeMap<String, String> fields = new TreeMap<>();
        name.ifPresent(text -> fields.put("name", text));
        birthday.ifPresent(date -> fields.put("birthday", date.toString()));
        language.ifPresent(tag -> fields.put("language", tag));
        return fields;
    }

    /** Logs never carry what members tell. */
    @Override
    public String toString() {
        return "Profile[***]";
    }
}
