package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.function.LongFunction;

/** Names and amounts of a program's units on paper. */
record PdfUnits(Program program, StatementPdf.Wording wording) {
    /** Digits of a millionth. */
    private static final int EXACT = 6;

    /** Programs name their own wallets, in words of their own. */
    String name(WalletId wallet) {
        return wallet.equals(WalletId.POINTS) ? wording.of("unit.points") : wallet.value();
    }

    /** Money in the currency's own unit, anything else as it is counted. */
    LongFunction<String> amounts(WalletId wallet) {
        return isMoney(wallet) ? money(0) : decimal(0, "");
    }

    private boolean isMoney(WalletId wallet) {
        return wallet.equals(WalletId.money(program.place().currency())) || program.paysMoney(wallet);
    }

    /** Money counted in minor units. */
    LongFunction<String> money() {
        return money(0);
    }

    /** Money counted in millionths of minor units, to the last digit. */
    LongFunction<String> exactMoney() {
        return money(EXACT);
    }

    private LongFunction<String> money(int more) {
        Currency currency = Currency.getInstance(program.place().currency());
        return decimal(currency.getDefaultFractionDigits() + more, " " + currency.getCurrencyCode());
    }

    private LongFunction<String> decimal(int digits, String unit) {
        NumberFormat numbers = NumberFormat.getNumberInstance(wording.language());
        numbers.setMinimumFractionDigits(digits);
        numbers.setMaximumFractionDigits(Math.max(digits, numbers.getMaximumFractionDigits()));
        return amount -> numbers.format(BigDecimal.valueOf(amount, digits)) + unit;
    }
}
