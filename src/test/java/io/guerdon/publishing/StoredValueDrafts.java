package io.guerdon.publishing;

import io.guerdon.earning.PaidIn;
import io.guerdon.earning.Till;
import io.guerdon.ledger.HoldId;
import io.guerdon.ledger.Movement;
import io.guerdon.ledger.Subject;
import io.guerdon.storedvalue.StoredValueStanding;
import io.guerdon.storedvalue.TopUpId;
import io.guerdon.storedvalue.TopUpRefunded;
import io.guerdon.storedvalue.TopUpRefunded.BonusBack;
import io.guerdon.storedvalue.ToppedUp;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.Money;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.util.List;

/** What entries about stored value carry. */
final class StoredValueDrafts {
    static final Subject STANDING = new StoredValueStanding(new WalletId("stored-value"));
    private static final MerchantId CAFE = new MerchantId("cafe");
    private static final TopUpId TOP_UP = new TopUpId("top_1-2");

    private StoredValueDrafts() {}

    static Subject toppedUp() {
        PaidIn paid = new PaidIn(new Till(CAFE, "s9", "t1"), new Money(100, "CNY"), "R-1", 1);
        return new ToppedUp(TOP_UP, new WalletId("stored-value"), paid, 10, "card");
    }

    static Subject refunded() {
        return new TopUpRefunded(TOP_UP, new WalletId("stored-value"), new Money(7, "CNY"), new BonusBack(10, 1, 2, 3));
    }

    static Movement blocked() {
        return new Movement.HoldOpened(
                new WalletId("principal"),
                new HoldId("blk_stored-value"),
                MerchantId.HOUSE,
                "",
                Instant.MAX,
                List.of());
    }
}
