package dev.costtracker.api.spend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpendCsvTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "=1+1|'=1+1",
                "@sum(a1)|'@sum(a1)",
                "＝1|'＝1",
                "x;=1+1|x;'=1+1",
                "x;-1;@y|x;'-1;'@y",
                "x; \"=1+1\"|x;' \"=1+1\"",
                "`x\t+1`|`x\t'+1`",
                "\"=1\"|'\"=1\"",
            })
    void putsAnApostropheBeforeWhatWouldBeAFormula(String name, String cell) {
        assertThat(SpendCsv.harmless(name)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "a=b+c-d@e", "a; b", "a;b=c", "it's", "2026-10-01", ""})
    void leavesOtherNamesAlone(String name) {
        assertThat(SpendCsv.harmless(name)).isEqualTo(name);
    }
}
