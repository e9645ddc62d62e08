package io.guerdon.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.ledger.Entry;
import io.guerdon.member.ListedIdentifier;
import io.guerdon.member.ListedMember;
import io.guerdon.member.MemberExport;
import io.guerdon.member.MemberToken;
import io.guerdon.member.MemberView;
import io.guerdon.member.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is told about members. */
final class MemberAnswers {
    private MemberAnswers() {}

    /**
     * A member.
     *
     * @param tier the tier in force; null for none
     * @param erasedAt when the personal data were erased; left out where they were not
     * @param profile what the member told, in a list of all members
     */
    record MemberAnswer(
            String id,
            String status,
            Instant joinedAt,
            List<IdentifierAnswer> identifiers,
            @Nullable String tier,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant erasedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ProfileAnswer profile) {
        static MemberAnswer of(MemberView member, Optional<String> tier) {
            return of(member, tier, null);
        }

        static MemberAnswer of(ListedMember listed, Optional<String> tier) {
            return of(listed.member(), tier, ProfileAnswer.of(listed.profile()));
        }

        private static MemberAnswer of(MemberView member, Optional<String> tier, @Nullable ProfileAnswer profile) {
            return new MemberAnswer(
                    member.id().value(),
                    member.status().name().toLowerCase(Locale.ROOT),
                    member.joinedAt(),
                    member.identifiers().stream().map(IdentifierAnswer::of).toList(),
                    tier.orElse(null),
                    member.erasedAt().orElse(null),
                    profile);
        }
    }

    /** An identifier; {@code blocked} is there, and true, for a card that was reported lost. */
    record IdentifierAnswer(
            String type,
            String value,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean blocked) {
        static IdentifierAnswer of(ListedIdentifier listed) {
            return new IdentifierAnswer(
                    listed.identifier().type().wire(),
                    listed.identifier().value(),
                    listed.standing() == io.guerdon.member.StoredMember.Standing.BLOCKED);
        }
    }

    /** What a member told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProfileAnswer(
            @Nullable String name,
            @Nullable LocalDate birthday,
            @Nullable String language) {
        static ProfileAnswer of(Profile profile) {
            return new ProfileAnswer(
                    profile.name().orElse(null),
                    profile.birthday().orElse(null),
                    profile.language().orElse(null));
        }
    }

    /** A token to show as a QR code, and to send as {@code token:…}. */
    record TokenAnswer(String token, Instant expiresAt) {
        static TokenAnswer of(MemberToken token) {
            return new TokenAnswer(token.text(), token.expiresAt());
        }
    }

    /**
     * Everything there is about a member.
     *
     * @param entries read while they are written, once
     */
    record ExportAnswer(MemberAnswer member, ProfileAnswer profile, Iterable<EntryView> entries) implements Streamed {
        static ExportAnswer of(MemberExport export, Optional<String> tier, Function<Entry, WhyView> why) {
            return new ExportAnswer(
                    MemberAnswer.of(export.member(), tier),
                    ProfileAnswer.of(export.profile()),
                    () -> export.entries()
                            .map(entry -> EntryView.ofMember(entry, why.apply(entry)))
                            .iterator());
        }
    }
}
