package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A definition of gift cards. Amounts are in minor units.
 *
 * @param id unique among definitions of gift cards
 * @param wallet one that pays: in its unit cards count, and into it a member may take what is on one; it never changes
 * @param load how much is put on a card
 * @param network where it is sold and where it pays
 * @param validity until when what is put on it can be spent
 * @param leaving how money leaves it but for goods
 */
public record GiftCardSettings(
        DefinitionId id, WalletId wallet, Load load, Network network, Validity validity, Leaving leaving) {
    /**
     * How much is put on a card.
     *
     * @param least at once
     * @param most at once
     * @param only the amounts there are; empty for any between the two
     * @param highestBalance most that may be on a card
     * @param reloading whether something can be added to a card that was sold
     */
    public record Load(long least, long most, List<Long> only, long highestBalance, Reloading reloading) {
        public Load {
            only = List.copyOf(only);
        }

        /** Whether so much may be put on a card at once. */
        public boolean allows(long amount) {
            return only.isEmpty() ? amount >= least && amount <= most : only.contains(amount);
        }
    }

    /** Whether a card can be topped up. */
    public enum Reloading {
        RELOADABLE,
        ONCE
    }

    /**
     * Where a card is sold and topped up, and where it pays; empty for every merchant of the program.
     *
     * @param sellers who take money for it, and owe what is on it
     * @param acceptors who take it for goods
     */
    public record Network(Set<String> sellers, Set<String> acceptors) {
        public Network {
            // In order, so that settings read the same wherever they are shown.
            sellers = Collections.unmodifiableSortedSet(new TreeSet<>(sellers));
            acceptors = Collections.unmodifiableSortedSet(new TreeSet<>(acceptors));
        }

        /** Whether a merchant sells it. */
        public boolean sells(MerchantId merchant) {
            return sellers.isEmpty() || sellers.contains(merchant.value());
        }

        /** Whether a merchant takes it. */
        public boolean accepts(MerchantId merchant) {
            return acceptors.isEmpty() || acceptors.contains(merchant.value());
        }
    }

    /**
     * Until when what is put on a card can be spent; each amount has a time of its own.
     *
     * @param expiry counted from when it was put there
     * @param grace how long money lives that comes back after that, to the end of the day
     */
    public record Validity(ExpiryPolicy expiry, Period grace) {
        /** When what is put on a card at an instant expires; {@link Instant#MAX} for never. */
        public Instant expiresAt(Instant loaded, ZoneId zone) {
            return expiry.expiresAt(loaded, zone);
        }

        /** When what comes back at an instant expires, if its own time is over. */
        public Instant graceExpiry(Instant now, ZoneId zone) {
            return RoundUp.DAY.endOf(now.atZone(zone).plus(grace)).toInstant();
        }
    }

    /**
     * How money leaves a card but for goods.
     *
     * @param mostPaidOut how much there may be on a card that is paid out and closed; empty where none is
     * @param moving whether it may be taken into a member's wallet
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Leaving(Optional<Long> mostPaidOut, Moving moving) {}

    /** Whether what is on a card may be taken into a member's wallet. */
    public enum Moving {
        TO_MEMBERS,
        NOWHERE
    }
}
