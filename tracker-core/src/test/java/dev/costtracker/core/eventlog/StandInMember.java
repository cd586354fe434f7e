package dev.costtracker.core.eventlog;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A stand-in for a member of a MongoDB replica set, as a program of its own. It is started like a member, tells the others
 * in their names of the set they are in, and sees whether they can be reached. There it ends: the first member leads
 * for ever, nobody has a copy of its data, which are in memory, and there are no elections.
 */
public final class StandInMember extends StandIn.Backend {

    private List<String> members = List.of();
    private String self = "";

    private StandInMember() {
        super(command -> {});
    }

    /** Takes a member's arguments: the last is the port, all others are taken for granted. */
    public static void main(String[] arguments) {
        var server = new MongoServer(new StandInMember().version(ServerVersion.MONGO_5_0));
        server.bind(new InetSocketAddress("0.0.0.0", Integer.parseInt(arguments[arguments.length - 1])));
        System.out.println("Waiting for connections");
    }

    @Override
    public synchronized Document handleCommand(Channel channel, String database, String command, Document body) {
        return switch (command) {
            case "replSetInitiate" -> initiate(given(body, command, Document.class));
            case "join" -> join(body);
            case "replSetGetStatus" ->
                ok().append("members", members.stream().map(this::status).toList());
            case "hello" -> membership(ok());
            case "isMaster", "ismaster" -> membership(super.handleCommand(channel, database, command, body));
            default -> super.handleCommand(channel, database, command, body);
        };
    }

    private static Document ok() {
        return new Document("ok", 1.0);
    }

    private static <T> T given(Document document, String field, Class<T> type) {
        return type.cast(Objects.requireNonNull(document.get(field), field));
    }

    private static List<String> texts(List<?> list, Function<Object, String> text) {
        return list.stream().map(text).toList();
    }

    private Document initiate(Document config) {
        members = texts(given(config, "members", List.class), member -> given((Document) member, "host", String.class));
        self = members.getFirst();
        for (var other : members.subList(1, members.size())) {
            try (var client = connect(other, "")) {
                client.getDatabase("admin")
                        .runCommand(new org.bson.Document("join", 1)
                                .append("members", members)
                                .append("self", other));
            }
        }
        return ok();
    }

    private Document join(Document body) {
        members = texts(given(body, "members", List.class), String.class::cast);
        self = given(body, "self", String.class);
        return ok();
    }

    private Document membership(Document reply) {
        if (members.isEmpty()) {
            return reply.append("ismaster", false).append("isreplicaset", true);
        }
        boolean first = self.equals(members.getFirst());
        return reply.append("setName", ReplicaSet.NAME)
                .append("hosts", members)
                .append("primary", members.getFirst())
                .append("me", self)
                .append("ismaster", first)
                .append("secondary", !first);
    }

    private Document status(String member) {
        var state = member.equals(members.getFirst()) ? "PRIMARY" : "SECONDARY";
        return new Document("name", member)
                .append("stateStr", member.equals(self) || answers(member) ? state : "(not reachable/healthy)");
    }

    /** A member that is paused still accepts connections. */
    private static boolean answers(String member) {
        try (var client = connect(member, "&serverSelectionTimeoutMS=1000&connectTimeoutMS=500&socketTimeoutMS=500")) {
            client.getDatabase("admin").runCommand(new org.bson.Document("ping", 1));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    private static MongoClient connect(String member, String limits) {
        return MongoClients.create("mongodb://%s/?directConnection=true%s".formatted(member, limits));
    }
}
