package dev.costtracker.api.team;

import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.PageSize;
import dev.costtracker.core.team.KeyKind;
import dev.costtracker.core.team.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the lists of this feature have in common, and its words on the wire. */
final class Views {

    static final Kind<Role> ROLE = Kind.oneOf(List.of(Role.values()), Views::word);

    static final Kind<KeyKind> KEY_KIND = Kind.oneOf(List.of(KeyKind.values()), Views::word);

    private Views() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * One page of a list that is sorted by a text of its items.
     *
     * @param next the cursor of the page after; null on the last
     */
    record Page<T>(List<T> items, @Nullable String next) {

        <V> Page<V> map(Function<List<T>, List<V>> view) {
            return new Page<>(view.apply(items), next);
        }
    }

    /** Reads which page is asked for; {@code done} is the caller's. */
    static <T> Function<List<T>, Page<T>> page(Fields query, Function<T, String> sortedBy) {
        var limit = PageSize.read(query);
        var cursor = query.optional("cursor", Kind.string("a cursor that a list gave", Views::decoded));
        return all -> {
            int most = limit.get();
            var rest = all.stream()
                    .filter(item ->
                            cursor.orNull() == null || sortedBy.apply(item).compareTo(cursor.get()) > 0)
                    .limit(most + 1L)
                    .toList();
            var items = rest.subList(0, Math.min(most, rest.size()));
            return new Page<>(items, rest.size() > most ? encoded(sortedBy.apply(items.getLast())) : null);
        };
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
