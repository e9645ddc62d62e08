package io.guerdon.web;

import io.guerdon.program.Program;
import io.guerdon.unit.WalletId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.function.Function;

/** Names and amounts of a program's units on paper. */
record PdfUnits(Program program, StatementPdf.Wording wording) {
    /** Digits of a millionth. */
    private static final int EXACT = 6;

    /** Programs name their own wallets, in words of their own. */
    String name(WalletId wallet) {
        return wallet.equals(WalletId.POINTS) ? wording.of("unit.points") : wallet.value();
    }

    /** Money in the currency's own unit, anything else as it is counted. */
    Function<BigInteger, String> amounts(WalletId wallet) {
        return isMoney(wallet) ? money(0) : decimal(0, "");
    }

    private boolean isMoney(WalletId wallet) {
        return wallet.equals(WalletId.money(program.place().currency())) || program.paysMoney(wallet);
    }

    /** Money counted in minor units. */
    Function<BigInteger, String> money() {
        return money(0);
    }

    /** Money counted in millionths of minor units, to the last digit. */
    Function<BigInteger, String> exactMoney() {
        return money(EXACT);
    }

    private Function<BigInteger, String> money(int more) {
        Currency currency = Currency.getInstance(program.place().currency());
        return decimal(currency.getDefaultFractionDigits() + more, " " + currency.getCurrencyCode());
    }

    private Function<BigInteger, String> decimal(int digits, String unit) {
        NumberFormat numbers = NumberFormat.getNumberInstance(wording.language());
        numbers.setMinimumFractionDigits(digits);
        numbers.setMaximumFractionDigits(Math.max(digits, numbers.getMaximumFractionDigits()));
        return amount -> numbers.format(new BigDecimal(amount, digits)) + unit;
    }
}
