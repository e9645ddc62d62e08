package io.guerdon.web;

import io.guerdon.member.EnrolMember;
import io.guerdon.member.Identifier;
import io.guerdon.member.IdentifierType;
import io.guerdon.member.InvalidMemberField;
import io.guerdon.member.Profile;
import io.guerdon.unit.ProgramId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is sent about members. */
final class MemberBodies {
    private MemberBodies() {}

    /**
     * Somebody to enrol.
     *
     * @param identifiers 1 to 20
     * @param profile may be left out
     */
    record EnrolBody(
            List<IdentifierBody> identifiers, @Nullable ProfileBody profile) {
        EnrolBody {
            identifiers = Fields.list("identifiers", Fields.required("identifiers", identifiers), 20);
        }

        EnrolMember command(ProgramId program) {
            return new EnrolMember(
                    program,
                    identifiers.stream().map(IdentifierBody::identifier).toList(),
                    profile == null ? Profile.EMPTY : profile.profile());
        }
    }

    /** Something a member can be found by: phone, email, card or external, and its value. */
    record IdentifierBody(String type, String value) {
        IdentifierBody {
            type = Fields.text("type", type, 16);
            value = Fields.text("value", value, 254);
            checked(type, value);
        }

        private static Identifier checked(String type, String value) {
            try {
                return new Identifier(IdentifierType.ofWire(type), value);
            } catch (InvalidMemberField invalid) {
                throw Rejection.ofField(Fault.INVALID_FIELD, invalid.field(), String.valueOf(invalid.getMessage()));
            }
        }

        Identifier identifier() {
            return checked(type, value);
        }
    }

    /**
     * What a member tells; what is left out is not known.
     *
     * @param language BCP 47 tag
     */
    record ProfileBody(
            @Nullable String name,
            @Nullable LocalDate birthday,
            @Nullable String language) {
        ProfileBody {
            Fields.optionalText("name", name, 200);
            Fields.optionalText("language", language, 35);
            checked(name, birthday, language);
        }

        private static Profile checked(@Nullable String name, @Nullable LocalDate birthday, @Nullable String language) {
            try {
                return new Profile(
                        Optional.ofNullable(name), Optional.ofNullable(birthday), Optional.ofNullable(language));
            } catch (InvalidMemberField invalid) {
                throw Rejection.ofField(Fault.INVALID_FIELD, invalid.field(), String.valueOf(invalid.getMessage()));
            }
        }

        Profile profile() {
            return checked(name, birthday, language);
        }
    }

    /** A new standing, with the reason. */
    record StatusBody(Wish status, String reason) {
        StatusBody {
            Fields.required("status", status);
            reason = Fields.text("reason", reason, 500);
        }
    }

    /** What a member can be made. */
    enum Wish {
        active,
        suspended,
        closed
    }
}
