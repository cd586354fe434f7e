package dev.costtracker.core.eventlog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A model of a MongoDB replica set of three members. */
final class ModelReplicaSet {

    private final Map<ModelMember, ModelCommands> members = new LinkedHashMap<>();

    /** A set with an empty log and no primary yet. */
    ModelReplicaSet(World world, SimulatedNetwork network, Incidents incidents, ModelCommands.Habits habits) {
        Stream.of("m1", "m2", "m3")
                .map(name -> new ModelMember(world, network, incidents, name))
                .forEach(member -> {
                    members.put(member, new ModelCommands(world, incidents, member, habits));
                });
        members().forEach(member -> member.join(members()));
    }

    List<ModelMember> members() {
        return List.copyOf(members.keySet());
    }

    ModelCommands commands(ModelMember member) {
        return Objects.requireNonNull(members.get(member));
    }

    /** Whether there is a primary, and all members have and know everything that it has. */
    boolean isEven() {
        var tips = members.keySet().stream()
                .map(member -> member.oplog().tip())
                .distinct()
                .toList();
        return tips.size() == 1
                && members.keySet().stream().anyMatch(ModelMember::isPrimary)
                && members.keySet().stream().allMatch(member -> member.oplog().isAllCommitted());
    }

    /** The log, once the set is even. */
    List<LogRecord> log() {
        return List.copyOf(members().getFirst().oplog().onMajority().values());
    }
}
