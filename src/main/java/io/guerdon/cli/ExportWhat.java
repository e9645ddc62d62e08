package io.guerdon.cli;

/** What can be exported, from which of the service's lists and in which columns; the names are what a user types. */
enum ExportWhat {
    members("/v1/members", new MemberSheet()),
    balances("/v1/balances", new BalanceSheet()),
    history("/v1/entries", new HistorySheet());

    private final String list;

    @SuppressWarnings("ImmutableEnumChecker") // none of them has a state
    private final Sheet sheet;

    ExportWhat(String list, Sheet sheet) {
        this.list = list;
        this.sheet = sheet;
    }

    String list() {
        return list;
    }

    Sheet sheet() {
        return sheet;
    }
}
