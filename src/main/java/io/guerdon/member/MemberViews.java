package io.guerdon.member;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.member.StoredMember.Handle;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows members as they are now: the status from the ledger, everything else from the file. */
final class MemberViews {
    private static final Comparator<ListedIdentifier> ORDER = Comparator.comparing(
                    (ListedIdentifier listed) -> listed.identifier().type())
            .thenComparing(listed -> listed.identifier().value());

    private final Accounts accounts;
    private final MemberFiles files;

    MemberViews(Accounts accounts, MemberFiles files) {
        this.accounts = accounts;
        this.files = files;
    }

    Optional<MemberView> view(ChainId chain) {
        AccountState state = accounts.read(chain);
        return state.status() == AccountStatus.NEW ? Optional.empty() : Optional.of(view(state, files.read(chain)));
    }

    /** With what the member told, from a file that was read already. */
    Optional<ListedMember> listed(ChainId chain, MemberFile file) {
        AccountState state = accounts.read(chain);
        return state.status() == AccountStatus.NEW
                ? Optional.empty()
                : Optional.of(new ListedMember(
                        view(state, file), file.personal().profile().orElse(Profile.EMPTY)));
    }

    private static MemberView view(AccountState state, MemberFile file) {
        List<ListedIdentifier> identifiers =
                sorted(file.personal().identifiers().entrySet().stream().map(each -> {
                    Handle handle = Objects.requireNonNull(file.handles().get(each.getKey()));
                    return new ListedIdentifier(each.getValue(), handle.standing());
                }));
        return new MemberView(state.chain().member(), state.status(), file.joinedAt(), identifiers, file.erasedAt());
    }

    static List<ListedIdentifier> sorted(Stream<ListedIdentifier> identifiers) {
        return identifiers.sorted(ORDER).toList();
    }
}
