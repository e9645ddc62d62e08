package io.guerdon.member;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.LedgerRefusal;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.StoredMember.Standing;
import io.guerdon.unit.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Enrols members: claims, then the entry, then the file. Each step may be repeated, and a repeat does what a crash left undone. */
public final class Enrolments {
    private static final int ATTEMPTS = 5;

    private final MemberParts parts;
    private final Directory directory;

    Enrolments(MemberParts parts, Directory directory) {
        this.parts = parts;
        this.directory = directory;
    }

    /**
     * Enrols, or finds the member who has one of the identifiers already.
     *
     * @param key idempotency key; the member's id follows from it
     */
    public Enrolment enrol(EnrolMember command, EntryKey key, Actor actor) {
        Blinding blinding = parts.blinding(command.program());
        Call call = new Call(blinding.chain(key), key, actor);
        return parts.history().byKey(call.chain(), key).isPresent()
                ? repeat(command, call, blinding)
                : enrolNew(command, call, blinding, ATTEMPTS);
    }

    private Enrolment repeat(EnrolMember command, Call call, Blinding blinding) {
        Outcome outcome = parts.ledger().submit(new EnrolDecision(command, call, blinding, List.of()));
        Enrolment first = enrolment(command, blinding, outcome);
        boolean abandoned = first instanceof Enrolment.Refused refused
                && refused.refusal() instanceof LedgerRefusal.IdempotencyKeyAbandoned;
        return abandoned ? existing(command, call, blinding).orElse(first) : first;
    }

    /**
     * A single identifier is claimed without asking whose it is: if it is somebody's, nothing was written. With several, the
     * free ones would be claimed for nobody.
     */
    private Enrolment enrolNew(EnrolMember command, Call call, Blinding blinding, int attempts) {
        if (command.identifiers().size() > 1) {
            return findOrEnrol(command, call, blinding, attempts);
        }
        Enrolment tried = tryToEnrol(command, call, blinding);
        return isOutrun(tried) ? findOrEnrol(command, call, blinding, attempts) : tried;
    }

    private Enrolment findOrEnrol(EnrolMember command, Call call, Blinding blinding, int attempts) {
        return existing(command, call, blinding).orElseGet(() -> {
            Enrolment tried = tryToEnrol(command, call, blinding);
            return isOutrun(tried) && attempts > 1 ? findOrEnrol(command, call, blinding, attempts - 1) : tried;
        });
    }

    private Enrolment tryToEnrol(EnrolMember command, Call call, Blinding blinding) {
        List<Claim> claims = command.identifiers().stream()
                .map(identifier -> MemberChange.claim(blinding.claim(identifier)))
                .toList();
        return enrolment(command, blinding, parts.ledger().open(new EnrolDecision(command, call, blinding, claims)));
    }

    /** Somebody else enrolled with one of the identifiers a moment ago; the next look finds that member. */
    private static boolean isOutrun(Enrolment tried) {
        return tried instanceof Enrolment.Refused refused && refused.refusal() instanceof LedgerRefusal.ClaimTaken;
    }

    private Enrolment enrolment(EnrolMember command, Blinding blinding, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed done -> {
                ChainId chain = done.entry().chain();
                // Before there is a file from which an identifier could be removed, and so before it can be forgotten.
                command.identifiers().forEach(one -> directory.remember(blinding.claim(one), chain));
                parts.files().open(chain, done.entry().recordedAt(), listing(command, blinding, done.entry()));
                yield new Enrolment.Enrolled(view(command, done.entry()), done.entry());
            }
            case Outcome.Replayed done -> {
                parts.files().change(done.entry().chain(), listing(command, blinding, done.entry()));
                yield new Enrolment.Repeated(view(command, done.entry()), done.entry());
            }
            case Outcome.Refused refused -> new Enrolment.Refused(refused.refusal());
            case Outcome.RefusedBefore refused -> new Enrolment.Refused(refused.refusal());
        };
    }

    /** Keeps what was given. */
    private static UnaryOperator<MemberFile> listing(EnrolMember command, Blinding blinding, Entry entry) {
        return file -> {
            MemberFile listed = file.tellFirst(command.profile());
            for (Identifier identifier : command.identifiers()) {
                listed = listed.list(blinding.claim(identifier), identifier, entry.seq());
            }
            return listed;
        };
    }

    /** The member as enrolled: a repeat is answered word for word. */
    private static MemberView view(EnrolMember command, Entry entry) {
        List<ListedIdentifier> identifiers = MemberViews.sorted(
                command.identifiers().stream().map(identifier -> new ListedIdentifier(identifier, Standing.USABLE)));
        return new MemberView(
                entry.chain().member(), AccountStatus.ACTIVE, entry.recordedAt(), identifiers, Optional.empty());
    }

    /** The member who has one of the identifiers; empty where all are free, or this very key's. */
    private Optional<Enrolment> existing(EnrolMember command, Call call, Blinding blinding) {
        Map<String, Identifier> given = new TreeMap<>();
        command.identifiers().forEach(identifier -> given.put(blinding.claim(identifier), identifier));
        Set<ChainId> owners = given.keySet().stream()
                .flatMap(claim -> parts.owners().owner(claim).stream())
                .filter(owner -> !owner.equals(call.chain()))
                .collect(Collectors.toSet());
        if (owners.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(owners.size() == 1 ? found(owners.iterator().next(), given) : different(owners));
    }

    private Enrolment found(ChainId owner, Map<String, Identifier> given) {
        finish(owner, given);
        return new Enrolment.Existing(parts.views().view(owner).orElseThrow());
    }

    /** Where an enrolment ended between its entry and its file, whoever enrols next gives the member a file. */
    private void finish(ChainId owner, Map<String, Identifier> given) {
        if (parts.files().stored(owner).isEmpty()) {
            parts.files().change(owner, file -> {
                MemberFile listed = file;
                for (var each : given.entrySet()) {
                    if (parts.owners().owner(each.getKey()).equals(Optional.of(owner))) {
                        listed = listed.list(each.getKey(), each.getValue(), 1);
                    }
                }
                return listed;
            });
        }
    }

    private static Enrolment different(Set<ChainId> owners) {
        List<MemberId> members = owners.stream().map(ChainId::member).toList();
        return new Enrolment.Refused(MemberRefusal.IdentifiersOfDifferentMembers.of(members));
    }
}
