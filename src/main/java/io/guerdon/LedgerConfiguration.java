package io.guerdon;

import io.guerdon.backtest.Backtest;
import io.guerdon.budget.Budgets;
import io.guerdon.cashback.Payouts;
import io.guerdon.clearing.Contracts;
import io.guerdon.correction.Adjustments;
import io.guerdon.correction.Reversals;
import io.guerdon.drafting.Drafting;
import io.guerdon.drafting.Drafts;
import io.guerdon.earning.Activities;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.Returns;
import io.guerdon.earning.Sources;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.Clearing;
import io.guerdon.ledger.CommitListener;
import io.guerdon.ledger.Commits;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.PastBalances;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Snapshots;
import io.guerdon.ledger.Verification;
import io.guerdon.ledger.Writer;
import io.guerdon.member.Members;
import io.guerdon.pack.Packs;
import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.program.Programs;
import io.guerdon.program.Revision;
import io.guerdon.publishing.Lease;
import io.guerdon.quote.Quotes;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.Redemptions;
import io.guerdon.reward.Rewards;
import io.guerdon.statement.Statements;
import io.guerdon.stock.Stocks;
import io.guerdon.tier.TierChanges;
import io.guerdon.tier.Tiers;
import io.guerdon.transfer.Arriving;
import io.guerdon.transfer.Transfers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger over its stores, and the use cases over the ledger. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuerdonProperties.class)
class LedgerConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Writer writer() {
        return new Writer(WriterIds.random());
    }

    @Bean
    Accounts accounts(
            Journal journal, Snapshots snapshots, Accounts.Freshness freshness, GuerdonProperties properties) {
        return new Accounts(journal, snapshots, freshness, properties.ledger().cacheBytes());
    }

    @Bean
    Clearing clearing(Programs programs) {
        return new Contracts(programs);
    }

    /** Whoever may have been taken for dead commits nothing: nobody might look for it any more. */
    @Bean
    Commits.Around around(
            Clearing clearing, List<Following> following, Lease lease, Clock clock, List<CommitListener> listeners) {
        CommitListener everybody = (entry, state) -> listeners.forEach(listener -> listener.committed(entry, state));
        return new Commits.Around(clearing, Following.all(following), () -> lease.holds(clock.instant()), everybody);
    }

    @Bean
    Commits commits(
            Journal journal, Claims claims, Writer writer, Commits.Around around, GuerdonProperties properties) {
        return new Commits(
                journal,
                claims,
                writer,
                around,
                Commits.Limits.of(properties.ledger().capacity()));
    }

    @Bean
    Ledger ledger(Journal journal, Accounts accounts, Claims claims, ProgramTime time, Commits commits) {
        return new Ledger(journal, accounts, claims, time, commits);
    }

    @Bean
    PastBalances pastBalances(Journal journal, Clearing clearing) {
        return new PastBalances(journal, clearing);
    }

    @Bean
    Statements statements(Journal journal) {
        return new Statements(journal);
    }

    @Bean
    Verification verification(Journal journal, Snapshots snapshots, Accounts accounts) {
        return new Verification(journal, snapshots, accounts);
    }

    @Bean
    Budgets budgets(Claims claims, Journal journal) {
        return new Budgets(claims, journal);
    }

    @Bean
    Sources sources(Programs programs, Members members, Budgets budgets, Packs packs) {
        return new Sources(
                programs, chain -> members.personalData().profile(chain).birthday(), budgets, packs);
    }

    @Bean
    Purchases purchases(Ledger ledger, Sources sources, ProgramTime time) {
        return new Purchases(ledger, sources, time);
    }

    @Bean
    Quotes quotes(Ledger ledger, Journal journal, Sources sources, Purchases purchases) {
        return new Quotes(ledger, journal, sources, purchases);
    }

    @Bean
    Backtest backtest(Journal journal, Sources sources, ProgramTime time) {
        return new Backtest(journal, sources, time);
    }

    @Bean
    Tiers tiers(Ledger ledger, Accounts accounts, Journal journal, Programs programs) {
        return new Tiers(ledger, accounts, journal, programs);
    }

    @Bean
    TierChanges tierChanges(Programs programs, Journal journal) {
        return new TierChanges(programs, journal);
    }

    @Bean
    Returns returns(Ledger ledger, Claims claims, Programs programs, Budgets budgets) {
        return new Returns(ledger, claims, programs, budgets);
    }

    @Bean
    Drafting drafting(Programs programs, Drafts drafts, ProgramTime time) {
        return new Drafting(programs, drafts, time);
    }

    @Bean
    Activities activities(Ledger ledger, Sources sources, ProgramTime time) {
        return new Activities(ledger, sources, time);
    }

    @Bean
    Redemptions redemptions(Ledger ledger) {
        return new Redemptions(ledger);
    }

    @Bean
    Holds holds(Ledger ledger) {
        return new Holds(ledger);
    }

    @Bean
    Reversals reversals(Ledger ledger, Budgets budgets) {
        return new Reversals(ledger, budgets);
    }

    @Bean
    Adjustments adjustments(Ledger ledger) {
        return new Adjustments(ledger);
    }

    @Bean
    Transfers transfers(Ledger ledger, Accounts accounts, Claims claims, Journal journal) {
        return new Transfers(ledger, accounts, claims, journal);
    }

    @Bean
    Arriving arriving(Claims claims, Journal journal) {
        return new Arriving(claims, journal, Duration.ofSeconds(1));
    }

    @Bean
    Payouts payouts(Ledger ledger, Journal journal) {
        return new Payouts(ledger, journal);
    }

    @Bean
    Stocks stocks(Ledger ledger, Claims claims, Journal journal, Clock clock) {
        return new Stocks(ledger, claims, journal, clock);
    }

    @Bean
    Rewards rewards(Ledger ledger, Accounts accounts, Journal journal, Stocks stocks) {
        return new Rewards(ledger, accounts, journal, stocks);
    }

    /** Publishes the demo programs where they are wanted and not there yet. */
    @Bean
    @ConditionalOnBooleanProperty("guerdon.demo")
    ApplicationRunner demoProgram(Programs programs) {
        return _ -> {
            for (Program demo : List.of(DemoProgram.program(), DemoProgram.sandbox())) {
                if (programs.find(demo.id()).isEmpty()) {
                    programs.publish(Revision.founding(demo));
                }
            }
        };
    }
}
