package io.guerdon.member;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.History;
import io.guerdon.ledger.Ledger;
import io.guerdon.unit.ProgramId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What the use cases share. */
final class MemberParts {
    private final MasterKey master;
    private final Members.Stores stores;
    private final MemberFiles files;
    private final Owners owners;
    private final MemberViews views;
    private final ConcurrentMap<ProgramId, Blinding> blindings = new ConcurrentHashMap<>();

    MemberParts(Members.Stores stores, Profiles profiles, MasterKey master) {
        this.stores = stores;
        this.master = master;
        this.files = new MemberFiles(profiles, new Vault(master), stores.history());
        this.owners = new Owners(stores.claims(), stores.history(), files);
        this.views = new MemberViews(stores.accounts(), files);
    }

    Ledger ledger() {
        return stores.ledger();
    }

    Accounts accounts() {
        return stores.accounts();
    }

    History history() {
        return stores.history();
    }

    MemberFiles files() {
        return files;
    }

    Owners owners() {
        return owners;
    }

    MemberViews views() {
        return views;
    }

    /** Programs are few and named by keys of the deployment, so this map stays small. */
    Blinding blinding(ProgramId program) {
        return blindings.computeIfAbsent(program, id -> new Blinding(master, id));
    }
}
