package io.guerdon.web;

import io.guerdon.access.InMemoryKeys;
import io.guerdon.access.KeyStore;
import io.guerdon.backtest.Backtest;
import io.guerdon.budget.Budgets;
import io.guerdon.cashback.Payouts;
import io.guerdon.clearing.Contracts;
import io.guerdon.code.Codes;
import io.guerdon.code.InMemoryCodeBatches;
import io.guerdon.conversion.Conversions;
import io.guerdon.correction.Adjustments;
import io.guerdon.correction.Reversals;
import io.guerdon.coupon.CouponCodes;
import io.guerdon.coupon.Coupons;
import io.guerdon.credit.CreditLines;
import io.guerdon.credit.CreditWarnings;
import io.guerdon.drafting.Drafting;
import io.guerdon.drafting.InMemoryDrafts;
import io.guerdon.earning.Activities;
import io.guerdon.earning.Purchases;
import io.guerdon.earning.Returns;
import io.guerdon.earning.Sources;
import io.guerdon.giftcard.GiftCardCodes;
import io.guerdon.giftcard.GiftCardSales;
import io.guerdon.giftcard.GiftCards;
import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.Following;
import io.guerdon.ledger.InMemoryClaims;
import io.guerdon.ledger.InMemoryJournal;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.InMemorySnapshots;
import io.guerdon.ledger.Journal;
import io.guerdon.ledger.Ledger;
import io.guerdon.ledger.PastBalances;
import io.guerdon.ledger.ProgramTime;
import io.guerdon.ledger.Snapshots;
import io.guerdon.ledger.TestClock;
import io.guerdon.ledger.Verification;
import io.guerdon.member.InMemoryMembers;
import io.guerdon.member.Members;
import io.guerdon.membership.Memberships;
import io.guerdon.offline.Allowances;
import io.guerdon.offline.OfflineTills;
import io.guerdon.offline.Tickets;
import io.guerdon.pack.Packs;
import io.guerdon.payment.Charges;
import io.guerdon.prepaid.PlanTransfers;
import io.guerdon.prepaid.PrepaidPlans;
import io.guerdon.program.InMemoryPrograms;
import io.guerdon.program.Programs;
import io.guerdon.publishing.InMemoryPartnerJournal;
import io.guerdon.publishing.InMemoryStreams;
import io.guerdon.publishing.InMemoryWriters;
import io.guerdon.publishing.Intake;
import io.guerdon.publishing.PartnerFeed;
import io.guerdon.publishing.PartnerJournal;
import io.guerdon.quote.Quotes;
import io.guerdon.rebate.Beginnings;
import io.guerdon.rebate.RebateAgreements;
import io.guerdon.reconciliation.InMemoryReconciliations;
import io.guerdon.reconciliation.ReconciliationSettings;
import io.guerdon.reconciliation.ReconciliationStore;
import io.guerdon.reconciliation.Reconciliations;
import io.guerdon.reconciliation.Resolutions;
import io.guerdon.reconciliation.Runner;
import io.guerdon.redemption.Holds;
import io.guerdon.redemption.Redemptions;
import io.guerdon.reward.Rewards;
import io.guerdon.sandbox.Advances;
import io.guerdon.sandbox.InMemoryAdvances;
import io.guerdon.sandbox.SandboxTime;
import io.guerdon.sandbox.Sandboxes;
import io.guerdon.sandbox.TestClocks;
import io.guerdon.settlement.InMemorySettlements;
import io.guerdon.settlement.PartnerStatements;
import io.guerdon.settlement.SettlementCheck;
import io.guerdon.settlement.Settlements;
import io.guerdon.statement.Statements;
import io.guerdon.stock.Stocks;
import io.guerdon.storedvalue.TopUps;
import io.guerdon.tier.TierChanges;
import io.guerdon.tier.Tiers;
import io.guerdon.transfer.Arriving;
import io.guerdon.transfer.Transfers;
import io.guerdon.webhook.DeadLetterStore;
import io.guerdon.webhook.DeadLetters;
import io.guerdon.webhook.InMemoryDeadLetters;
import io.guerdon.webhook.InMemoryWebhooks;
import io.guerdon.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The HTTP contract over stores in memory, with a clock that the test moves. Not scanned: tests name it. */
@EnableAutoConfiguration(exclude = {MongoAutoConfiguration.class, KafkaAutoConfiguration.class})
@ComponentScan("io.guerdon.web")
@EnableConfigurationProperties(ReconciliationSettings.class)
class InMemoryApplication {
    @Bean
    TestClock clock() {
        return new TestClock(Instant.parse("2026-11-22T02:00:00Z"));
    }

    @Bean
    Sandboxes sandboxes(Programs programs) {
        return new Sandboxes(programs);
    }

    @Bean
    TestClocks.Stores testClockStores(Programs programs, Snapshots snapshots, Advances advances) {
        return new TestClocks.Stores(advances, programs, snapshots);
    }

    @Bean
    InMemoryAdvances advances() {
        return new InMemoryAdvances();
    }

    @Bean
    SandboxTime time(Sandboxes sandboxes, Advances advances, Programs programs, TestClock clock) {
        return new SandboxTime(sandboxes, advances, programs, clock);
    }

    @Bean
    DueWork dueWork(
            Ledger ledger, Accounts accounts, Snapshots snapshots, Consumer<ChainId> deliveries, Tickets tickets) {
        return new DueWork(ledger, accounts, snapshots, tickets.beside(deliveries));
    }

    @Bean
    Consumer<ChainId> deliveries(Transfers transfers, PlanTransfers plans) {
        Consumer<ChainId> points = transfers::deliver;
        return points.andThen(plans::deliver);
    }

    @Bean
    PlanTransfers planTransfers(Ledger ledger, Accounts accounts) {
        return new PlanTransfers(ledger, accounts);
    }

    @Bean
    TestClocks testClocks(SandboxTime time, Sandboxes sandboxes, TestClocks.Stores stores, DueWork dueWork) {
        return new TestClocks(time, sandboxes, stores, dueWork);
    }

    @Bean
    InMemoryLedger stores(ProgramTime time, Beginnings beginnings, Programs programs) {
        var stores = new InMemoryLedger.Stores(
                new InMemoryJournal(), new InMemoryClaims(), new InMemorySnapshots(time::isApart));
        TierChanges tiers = new TierChanges(programs, stores.journal());
        Following following = Following.all(List.of(beginnings, tiers, new CreditWarnings()));
        return new InMemoryLedger(stores, "w1", time, new Contracts(programs), following);
    }

    @Bean
    Ledger ledger(InMemoryLedger stores) {
        return stores.ledger();
    }

    @Bean
    Accounts accounts(InMemoryLedger stores) {
        return stores.accounts();
    }

    @Bean
    Journal journal(InMemoryLedger stores) {
        return stores.stores().journal();
    }

    @Bean
    Claims claims(InMemoryLedger stores) {
        return stores.stores().claims();
    }

    @Bean
    Snapshots snapshots(InMemoryLedger stores) {
        return stores.stores().snapshots();
    }

    @Bean
    KeyStore keyStore() {
        return new InMemoryKeys();
    }

    @Bean
    Outage programs() {
        return new Outage(InMemoryPrograms.demo());
    }

    @Bean
    Members members(InMemoryLedger stores, TestClock clock) {
        return InMemoryMembers.over(stores, clock);
    }

    @Bean
    PastBalances pastBalances(Journal journal, Programs programs) {
        return new PastBalances(journal, new Contracts(programs));
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
    Quotes quotes(Ledger ledger, Journal journal, Sources sources, Purchases purchases) {
        return new Quotes(ledger, journal, sources, purchases);
    }

    @Bean
    Backtest backtest(Journal journal, Sources sources, ProgramTime time) {
        return new Backtest(journal, sources, time);
    }

    @Bean
    Budgets budgets(Claims claims, Journal journal) {
        return new Budgets(claims, journal);
    }

    @Bean
    Packs packs(Ledger ledger, Accounts accounts, Journal journal) {
        return new Packs(ledger, accounts, journal);
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
    Drafting drafting(Programs programs, ProgramTime time) {
        return new Drafting(programs, new InMemoryDrafts(), time);
    }

    @Bean
    Tiers tiers(Ledger ledger, Accounts accounts, Journal journal, Programs programs) {
        return new Tiers(ledger, accounts, journal, programs);
    }

    @Bean
    Returns returns(Ledger ledger, Claims claims, Programs programs, Budgets budgets) {
        return new Returns(ledger, claims, programs, budgets);
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
    CouponCodes couponCodes() {
        return new CouponCodes(new Codes(new InMemoryCodeBatches()));
    }

    @Bean
    Stocks stocks(Ledger ledger, Claims claims, Journal journal, TestClock clock) {
        return new Stocks(ledger, claims, journal, clock);
    }

    @Bean
    Coupons coupons(Ledger ledger, Journal journal, Stocks stocks, CouponCodes codes) {
        return new Coupons(new Coupons.Stores(ledger, journal, stocks), codes);
    }

    @Bean
    OfflineTills offlineTills(Ledger ledger, Journal journal) {
        return new OfflineTills(ledger, journal);
    }

    @Bean
    Allowances allowances(Journal journal) {
        return new Allowances(journal);
    }

    @Bean
    Tickets tickets(Ledger ledger, Accounts accounts, Journal journal, Programs programs) {
        return new Tickets(ledger, accounts, journal, programs);
    }

    @Bean
    GiftCardCodes giftCardCodes() {
        return new GiftCardCodes(new Codes(new InMemoryCodeBatches()));
    }

    @Bean
    GiftCards giftCards(Ledger ledger, Redemptions redemptions, Holds holds, Transfers transfers) {
        return new GiftCards(ledger, redemptions, holds, transfers);
    }

    @Bean
    PartnerJournal partnerJournal() {
        return new InMemoryPartnerJournal();
    }

    @Bean
    InMemoryStreams partnerStreams(Journal journal, PartnerJournal partners, TestClock clock) {
        return new InMemoryStreams(journal, partners, clock);
    }

    @Bean
    PartnerFeed partnerFeed(PartnerJournal partners, PartnerFeed.Places places) {
        return new PartnerFeed(partners, places);
    }

    @Bean
    Settlements.Stores settlementStores(PartnerJournal partners, Programs programs) {
        return new Settlements.Stores(new InMemorySettlements(), partners, programs);
    }

    @Bean
    Intake intake(Journal journal) {
        return new Intake(new InMemoryWriters(), journal);
    }

    @Bean
    Settlements settlements(Settlements.Stores stores, Intake intake, ProgramTime time) {
        return new Settlements(stores, intake, time);
    }

    @Bean
    SettlementCheck settlementCheck(Settlements.Stores stores) {
        return new SettlementCheck(stores);
    }

    @Bean
    PartnerStatements partnerStatements(Settlements.Stores stores, ProgramTime time) {
        return new PartnerStatements(stores, time);
    }

    @Bean
    ReconciliationStore reconciliationStore() {
        return new InMemoryReconciliations();
    }

    @Bean
    Reconciliations reconciliations(
            ReconciliationStore store, PartnerJournal partners, ReconciliationSettings settings) {
        Clock clock = Clock.systemUTC();
        return new Reconciliations(store, new Runner(store, partners, settings, clock), settings, clock);
    }

    @Bean
    Resolutions resolutions(ReconciliationStore store, Adjustments adjustments) {
        return new Resolutions(store, adjustments, Clock.systemUTC());
    }

    @Bean
    CreditLines creditLines(Ledger ledger, Accounts accounts, Journal journal) {
        return new CreditLines(ledger, accounts, journal);
    }

    @Bean
    Charges charges(Ledger ledger, Accounts accounts, Journal journal) {
        return new Charges(ledger, accounts, journal);
    }

    @Bean
    PrepaidPlans prepaidPlans(Ledger ledger, Accounts accounts, Journal journal) {
        return new PrepaidPlans(ledger, accounts, journal);
    }

    @Bean
    Memberships memberships(Ledger ledger, Accounts accounts) {
        return new Memberships(ledger, accounts);
    }

    @Bean
    TopUps topUps(Ledger ledger, Accounts accounts, Journal journal, Programs programs) {
        return new TopUps(ledger, accounts, journal, programs);
    }

    @Bean
    Conversions conversions(Ledger ledger, Accounts accounts, Journal journal) {
        return new Conversions(ledger, accounts, journal);
    }

    @Bean
    GiftCardSales giftCardSales(Ledger ledger, Claims claims, Journal journal, GiftCardCodes codes) {
        return new GiftCardSales(ledger, claims, journal, codes);
    }

    @Bean
    Transfers transfers(Ledger ledger, Accounts accounts, Claims claims, Journal journal) {
        return new Transfers(ledger, accounts, claims, journal);
    }

    @Bean
    Payouts payouts(Ledger ledger, Journal journal) {
        return new Payouts(ledger, journal);
    }

    @Bean
    Beginnings beginnings(Programs programs) {
        return new Beginnings(programs);
    }

    @Bean
    RebateAgreements rebateAgreements(Ledger ledger, Accounts accounts, Journal journal, Beginnings beginnings) {
        return new RebateAgreements(ledger, accounts, journal, beginnings);
    }

    @Bean
    Rewards rewards(Ledger ledger, Accounts accounts, Journal journal, Stocks stocks) {
        return new Rewards(ledger, accounts, journal, stocks);
    }

    @Bean
    Arriving arriving(Claims claims, Journal journal) {
        return new Arriving(claims, journal, Duration.ZERO);
    }

    @Bean
    DeadLetterStore deadLetterStore() {
        return new InMemoryDeadLetters();
    }

    @Bean
    Webhooks webhooks(TestClock clock, DeadLetterStore deadLetters) {
        return InMemoryWebhooks.over(clock, deadLetters);
    }

    @Bean
    DeadLetters deadLetters(Webhooks webhooks, DeadLetterStore store, TestClock clock) {
        return new DeadLetters(webhooks, store, clock);
    }
}
