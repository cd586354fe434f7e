package dev.costtracker.core.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * A vault as lines of JSON, to be brought to another one:
 *
 * <pre>
 * {"people": "claude-cost-tracker", "version": 1}
 * {"person": "m-1", "secret": "32 bytes in base64"}
 * {"person": "m-2", "erased": true}
 * {"end": true, "count": 2}
 * </pre>
 */
public final class PeopleFile {

    private static final BsonDocument BEGIN =
            new BsonDocument("people", new BsonString("claude-cost-tracker")).append("version", new BsonInt32(1));

    private PeopleFile() {}

    /** Writes all that a vault keeps, and tells how many people that is. */
    public static int write(Vault vault, OutputStream out) throws IOException {
        var all = vault.all();
        var lines = new ArrayList<BsonDocument>();
        lines.add(BEGIN);
        all.forEach(kept -> lines.add(line(kept)));
        lines.add(end(all.size()));
        for (var line : lines) {
            out.write((line.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        return all.size();
    }

    private static BsonDocument end(int count) {
        return new BsonDocument("end", BsonBoolean.TRUE).append("count", new BsonInt32(count));
    }

    private static BsonDocument line(Kept kept) {
        var line = new BsonDocument("person", new BsonString(kept.subject()));
        var secret = kept.secret();
        return secret == null
                ? line.append("erased", BsonBoolean.TRUE)
                : line.append("secret", new BsonString(Base64.getEncoder().encodeToString(secret.bytes())));
    }

    /**
     * Keeps all that a file has, and tells how many people that is. A secret that is destroyed here or there is destroyed.
     *
     * @throws PeopleFileBroken if it is not whole; nothing of it is kept then
     * @throws OtherSecret if another secret of somebody is kept already; those before are kept
     */
    public static int read(InputStream in, Vault vault) throws IOException {
        var all = all(in);
        all.forEach(vault::keep);
        return all.size();
    }

    private static List<Kept> all(InputStream in) throws IOException {
        var lines = new ArrayList<BsonDocument>();
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (var text = reader.readLine(); text != null; text = reader.readLine()) {
            lines.add(parse(text, lines.size() + 1));
        }
        int last = lines.size() - 1;
        if (last < 1 || !lines.getFirst().equals(BEGIN)) {
            throw new PeopleFileBroken(1);
        }
        if (!lines.getLast().equals(end(last - 1))) {
            throw new PeopleFileBroken(last + 1);
        }
        var all = new ArrayList<Kept>();
        for (int i = 1; i < last; i++) {
            all.add(kept(lines.get(i), i + 1));
        }
        return all;
    }

    private static BsonDocument parse(String text, int number) {
        try {
            return BsonDocument.parse(text);
        } catch (RuntimeException e) { // a damaged line breaks the parser in any way
            throw new PeopleFileBroken(number);
        }
    }

    private static Kept kept(BsonDocument line, int number) {
        try {
            var person = line.getString("person").getValue();
            var secret = line.getBoolean("erased", BsonBoolean.FALSE).getValue()
                    ? null
                    : new Secret(
                            Base64.getDecoder().decode(line.getString("secret").getValue()));
            return new Kept(person, secret);
        } catch (RuntimeException e) { // a damaged line breaks it in any way
            throw new PeopleFileBroken(number);
        }
    }
}
