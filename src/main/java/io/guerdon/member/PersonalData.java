package io.guerdon.member;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Movement.StatusChanged;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.MemberChange.Scope;
import io.guerdon.member.MemberChange.What;
import io.guerdon.unit.MemberId;
import io.guerdon.unit.ProgramId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Shows, changes, exports and erases what is kept of a member. */
public final class PersonalData {
    private static final int PAGE = 1_000;

    /** Accounts of a list that are looked up at once. */
    private static final int BESIDE = 100;

    private final MemberParts parts;
    private final Directory directory;

    PersonalData(MemberParts parts, Directory directory) {
        this.parts = parts;
        this.directory = directory;
    }

    /** The member as it is now; empty where nobody enrolled under that id. */
    public Optional<MemberView> view(ChainId chain) {
        return parts.views().view(chain);
    }

    /**
     * The program's members by id, from after the id {@code after}, at most {@code limit}; all follow the empty text. Ids are in
     * no order of time: somebody who enrols while one reads may come before what was read. One query reads what is kept of all of
     * them; the accounts of those this process does not know yet are looked up beside each other, which few queries do for all.
     */
    public Part list(ProgramId program, String after, int limit) {
        List<StoredMember> files = parts.files().after(program, after, limit);
        List<ListedMember> members = files.stream()
                .gather(Gatherers.mapConcurrent(
                        BESIDE,
                        stored -> parts.views()
                                .listed(stored.chain(), parts.files().open(stored))))
                .flatMap(Optional::stream)
                .toList();
        return new Part(
                members,
                files.size() < limit
                        ? Optional.empty()
                        : Optional.of(files.getLast().chain().member()));
    }

    /**
     * Some of a program's members.
     *
     * @param next the id after which the others follow, whether or not it is among these; empty where there are no others
     */
    public record Part(List<ListedMember> members, Optional<MemberId> next) {}

    /** What the member told; empty after erasure, and where the member told nothing. */
    public Profile profile(ChainId chain) {
        return parts.files()
                .find(chain)
                .flatMap(file -> file.personal().profile())
                .orElse(Profile.EMPTY);
    }

    /**
     * Puts a profile in the place of the one before; of two at once the later stays. Not a matter of the ledger.
     *
     * @return why not, where it was refused
     */
    public Optional<MemberRefusal> update(ChainId chain, Profile profile) {
        if (parts.accounts().read(chain).status() == AccountStatus.NEW) {
            return Optional.of(new MemberRefusal.MemberNotFound());
        }
        MemberFile file = parts.files().change(chain, before -> before.tell(profile));
        return file.erasedAt().isPresent() ? Optional.of(new MemberRefusal.MemberErased()) : Optional.empty();
    }

    /** Everything there is about the member; empty where nobody enrolled under that id. */
    public Optional<MemberExport> export(ChainId chain) {
        return view(chain).map(member -> new MemberExport(member, profile(chain), entries(chain)));
    }

    private Stream<Entry> entries(ChainId chain) {
        return Stream.iterate(
                        page(chain, 0),
                        page -> !page.isEmpty(),
                        page -> page(chain, page.getLast().seq()))
                .flatMap(List::stream);
    }

    private List<Entry> page(ChainId chain, long after) {
        return parts.history().after(chain, after, PAGE);
    }

    /**
     * Closes the account and destroys the member's data key with everything it encrypts; the identifiers are free again. The
     * ledger, which never had any of it, stays as it is. Repeating the call finishes what a crash left undone.
     */
    public Outcome erase(Call call) {
        Reasons.require(call);
        What what = new What(EntryKind.STATUS, List.of(new StatusChanged(AccountStatus.CLOSED)), Scope.ALL_MEMBERS);
        Outcome outcome = parts.ledger().submit(new MemberChange(call, what, "erasure", List.of(), Optional::empty));
        switch (outcome) {
            case Outcome.Committed done -> wipe(done.entry());
            case Outcome.Replayed done -> wipe(done.entry());
            case Outcome.Refused _, Outcome.RefusedBefore _ -> {}
        }
        return outcome;
    }

    /** The data first: once the file says erased, every claim it still has is void. */
    private void wipe(Entry entry) {
        ChainId chain = entry.chain();
        MemberFile wiped = parts.files().change(chain, file -> file.erase(entry.recordedAt()));
        wiped.handles().keySet().forEach(claim -> {
            parts.owners().owner(claim);
            directory.forget(claim);
        });
        parts.files().change(chain, MemberFile::withoutHandles);
    }
}
