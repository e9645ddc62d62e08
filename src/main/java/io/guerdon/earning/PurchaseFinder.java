package io.guerdon.earning;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Entry;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.History;
import io.guerdon.program.Program;
import java.util.Optional;

/** Finds the entry that recorded a purchase: by its id in the chain, by its receipt through the claim on it. */
record PurchaseFinder(Program program, Claims claims) {

    Optional<Entry> find(History history, ChainId chain, PurchaseRef ref) {
        Optional<Entry> entry = switch (ref) {
            case PurchaseRef.ById byId -> history.bySeq(chain, byId.id().seqIn(chain));
            case PurchaseRef.ByReceipt by ->
                claims.holder(PurchaseDecision.receiptClaim(program, by.merchant(), by.receipt()))
                        .filter(holder -> holder.chain().equals(chain))
                        .flatMap(holder -> history.byKey(chain, holder.key()));
        };
        return entry.filter(found -> found.kind() == EntryKind.EARN);
    }
}
