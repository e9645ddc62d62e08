package io.guerdon.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guerdon.unit.MerchantId;
import io.guerdon.unit.ProgramId;
import io.guerdon.unit.WalletId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program's settings in one revision.
 *
 * @param id the tenant
 * @param revision from 1; entries name the one they were decided under
 * @param place zone and currency
 * @param policies rates and policies
 * @param merchants who takes part
 * @param catalogue what members may have beside points
 */
public record Program(
        ProgramId id, int revision, Place place, Policies policies, List<Merchant> merchants, Catalogue catalogue) {
    public Program {
        merchants = List.copyOf(merchants);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions count from 1");
        }
    }

    /** A program of points alone. */
    public Program(ProgramId id, int revision, Place place, Policies policies, List<Merchant> merchants) {
        this(id, revision, place, policies, merchants, Catalogue.EMPTY);
    }

    /**
     * Where the program lives.
     *
     * @param zone in which days begin and end
     * @param currency ISO 4217 code
     * @param testClockFrom makes it a sandbox: where its own time begins, which goes on only when it is told to; empty for a program
     *     that lives by the machine's time
     */
    public record Place(
            ZoneId zone,
            String currency,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> testClockFrom) {
        public Place {
            Currency.getInstance(currency);
        }

        /** Of a program that lives by the machine's time. */
        public Place(ZoneId zone, String currency) {
            this(zone, currency, Optional.empty());
        }
    }

    /**
     * Rates, policies and rules.
     *
     * @param nonEarning goods that earn nothing, neither by the base rate nor by a rule
     * @param groups rules, beside the base rate
     * @param activities what is given for other things than purchases
     * @param settlement how the program settles with its partners; by the month where it does not say
     */
    public record Policies(
            EarnPolicy earning,
            LotPolicy lots,
            SpendPolicy spending,
            List<Goods> nonEarning,
            List<RuleGroup> groups,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ActivityRules> activities,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SettlementPolicy> settlement) {
        public Policies {
            nonEarning = List.copyOf(nonEarning);
            groups = List.copyOf(groups);
            activities = List.copyOf(activities);
        }

        /** Policies of a program that settles by the month. */
        public Policies(
                EarnPolicy earning,
                LotPolicy lots,
                SpendPolicy spending,
                List<Goods> nonEarning,
                List<RuleGroup> groups,
                List<ActivityRules> activities) {
            this(earning, lots, spending, nonEarning, groups, activities, Optional.empty());
        }

        /** How the program settles with its partners. */
        public SettlementPolicy settlements() {
            return settlement.orElse(SettlementPolicy.MONTHLY);
        }

        /** Policies of a program in which nothing but purchases earns. */
        public Policies(
                EarnPolicy earning,
                LotPolicy lots,
                SpendPolicy spending,
                List<Goods> nonEarning,
                List<RuleGroup> groups) {
            this(earning, lots, spending, nonEarning, groups, List.of());
        }

        /** The groups that an activity is judged by. */
        public List<RuleGroup> groupsOn(String activity) {
            return activities.stream()
                    .filter(rules -> rules.type().equals(activity))
                    .flatMap(rules -> rules.groups().stream())
                    .toList();
        }

        /** All groups there are. */
        public Stream<RuleGroup> everyGroup() {
            return Stream.concat(groups.stream(), activities.stream().flatMap(rules -> rules.groups().stream()));
        }

        /** The simplest program: everything earns by the base rate. */
        public Policies(EarnPolicy earning, LotPolicy lots, SpendPolicy spending) {
            this(earning, lots, spending, List.of(), List.of());
        }
    }

    /** What becomes of what is in a wallet; empty where the program has no wallet of that name. */
    public Optional<LotPolicy> lots(WalletId wallet) {
        return wallet.equals(WalletId.POINTS)
                ? Optional.of(policies.lots())
                : catalogue
                        .wallet(wallet)
                        .map(WalletSettings::lots)
                        .or(() -> catalogue.coupon(wallet).map(CouponSettings::lots));
    }

    /** Whether a wallet holds money that pays at the till at its value. */
    public boolean paysMoney(WalletId wallet) {
        return catalogue
                .wallet(wallet)
                .filter(settings -> settings.use() == WalletSettings.Use.TENDER)
                .isPresent();
    }

    /** Whether purchases at a merchant earn. */
    public boolean issuesAt(MerchantId merchant) {
        return merchant(merchant).filter(Merchant::issues).isPresent();
    }

    /** Whether a merchant funds what it is to fund; one that the program does not know has agreed to it before. */
    public boolean funds(MerchantId merchant) {
        return merchant(merchant).filter(known -> !known.funds()).isEmpty();
    }

    /** Whether nothing may be earned or spent at a merchant for now. */
    public boolean isSuspended(MerchantId merchant) {
        return merchant(merchant).filter(Merchant::isSuspended).isPresent();
    }

    /** A merchant of the program. */
    public Optional<Merchant> merchant(MerchantId wanted) {
        for (Merchant merchant : merchants) {
            if (merchant.id().equals(wanted)) {
                return Optional.of(merchant);
            }
        }
        return Optional.empty();
    }
}
