package dev.costtracker.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    private final AtomicLong bytesRead = new AtomicLong();

    @Test
    void givesEachLineWithItsNumber() throws IOException {
        assertThat(lines("one\ntwo\nthree")).containsExactly("1 one", "2 two", "3 three");
        assertThat(bytesRead).hasValue(13);
    }

    @Test
    void passesOverBlankLinesButCountsThem() throws IOException {
        assertThat(lines("\n \t\none\r\n\r\n  two\n\n")).containsExactly("3 one\r", "5 two");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(lines("\uFEFF{}\n")).containsExactly("1 {}");
    }

    @Test
    void hasNoLineInAnEmptyFile() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n")).isEmpty();
    }

    @Test
    void keepsLinesLongerThanItsBlockWhole() throws IOException {
        var first = "a".repeat(200_000);
        var second = "b".repeat(64 * 1024 - 1);
        assertThat(lines(first + "\n" + second + "\nc")).containsExactly("1 " + first, "2 " + second, "3 c");
    }

    @Test
    void goesToTheNextLineFromTheMiddleOfOne() throws IOException {
        var stream = stream("a".repeat(200_000) + "\nlast");
        stream.nextLine();
        stream.readNBytes(10);

        assertThat(stream.nextLine()).isTrue();
        assertThat(stream.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("last");
        assertThat(stream.number()).isEqualTo(2);
        assertThat(stream.nextLine()).isFalse();
    }

    private List<String> lines(String text) throws IOException {
        var lines = new ArrayList<String>();
        var stream = stream(text);
        while (stream.nextLine()) {
            lines.add(stream.number() + " " + new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
        return lines;
    }

    private LineStream stream(String text) {
        return new LineStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), bytesRead::addAndGet);
    }
}
