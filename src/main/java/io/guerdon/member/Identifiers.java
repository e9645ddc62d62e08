package io.guerdon.member;

import io.guerdon.ledger.Call;
import io.guerdon.ledger.Claim;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.LedgerRefusal;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.MemberChange.Scope;
import io.guerdon.member.MemberChange.What;
import io.guerdon.member.StoredMember.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Adds and removes what members are found by, and blocks lost cards. */
public final class Identifiers {
    private final MemberParts parts;
    private final Directory directory;

    Identifiers(MemberParts parts, Directory directory) {
        this.parts = parts;
        this.directory = directory;
    }

    /** Gives the member one more identifier, for example another card. */
    public Outcome add(Identifier identifier, Call call) {
        String claim = claim(identifier, call);
        if (parts.history().byKey(call.chain(), call.key()).isPresent()) {
            // A repeat takes no claim: the member may have given the identifier up since.
            return listed(identifier, claim, add(claim, call, List.of()));
        }
        if (parts.owners().owner(claim).isPresent()) {
            return new Outcome.Refused(taken(identifier, claim));
        }
        Outcome outcome = add(claim, call, List.of(MemberChange.claim(claim)));
        boolean taken =
                outcome instanceof Outcome.Refused refused && refused.refusal() instanceof LedgerRefusal.ClaimTaken;
        return taken ? new Outcome.Refused(taken(identifier, claim)) : listed(identifier, claim, outcome);
    }

    private Outcome add(String claim, Call call, List<Claim> claims) {
        What what = What.of(EntryKind.IDENTIFIER_ADD, Scope.OPEN_MEMBERS);
        return parts.ledger().submit(new MemberChange(call, what, claim, claims, Optional::empty));
    }

    private Outcome listed(Identifier identifier, String claim, Outcome outcome) {
        return applied(claim, outcome, (file, seq) -> file.list(claim, identifier, seq));
    }

    private MemberRefusal taken(Identifier identifier, String claim) {
        String owner = parts.owners()
                .pointed(claim)
                .map(chain -> chain.owner().value())
                .orElse("");
        return new MemberRefusal.IdentifierTaken(identifier.type().wire(), owner);
    }

    /** Takes an identifier from the member; anybody may enrol with it from then on. */
    public Outcome remove(Identifier identifier, Call call) {
        String claim = claim(identifier, call);
        Outcome outcome = change(EntryKind.IDENTIFIER_REMOVE, identifier, call);
        Outcome applied = applied(claim, outcome, (file, seq) -> file.drop(claim, seq));
        parts.owners().owner(claim);
        return applied;
    }

    /** Refuses a lost card at every till; the account stays as it is. */
    public Outcome block(Identifier card, Call call) {
        return mark(EntryKind.CARD_BLOCK, card, call, Standing.BLOCKED);
    }

    /** The card was found again. */
    public Outcome unblock(Identifier card, Call call) {
        return mark(EntryKind.CARD_UNBLOCK, card, call, Standing.USABLE);
    }

    private Outcome mark(EntryKind kind, Identifier card, Call call, Standing standing) {
        if (card.type() != IdentifierType.CARD) {
            throw new InvalidMemberField("type", "only a card can be blocked");
        }
        String claim = claim(card, call);
        return applied(claim, change(kind, card, call), (file, seq) -> file.mark(claim, standing, seq));
    }

    private Outcome change(EntryKind kind, Identifier identifier, Call call) {
        String claim = claim(identifier, call);
        return parts.ledger()
                .submit(new MemberChange(
                        call,
                        What.of(kind, Scope.ALL_MEMBERS),
                        claim,
                        List.of(),
                        () -> missing(identifier, claim, call)));
    }

    private Optional<MemberRefusal> missing(Identifier identifier, String claim, Call call) {
        return parts.files().standing(call.chain(), claim) == Standing.GONE
                ? Optional.of(
                        new MemberRefusal.IdentifierNotFound(identifier.type().wire()))
                : Optional.empty();
    }

    private Outcome applied(String claim, Outcome outcome, BiFunction<MemberFile, Long, MemberFile> change) {
        switch (outcome) {
            case Outcome.Committed done -> apply(done.entry(), change);
            case Outcome.Replayed done -> apply(done.entry(), change);
            case Outcome.Refused _, Outcome.RefusedBefore _ -> {}
        }
        directory.forget(claim);
        return outcome;
    }

    private void apply(Entry entry, BiFunction<MemberFile, Long, MemberFile> change) {
        parts.files().change(entry.chain(), file -> change.apply(file, entry.seq()));
    }

    private String claim(Identifier identifier, Call call) {
        return parts.blinding(call.chain().program()).claim(identifier);
    }
}
