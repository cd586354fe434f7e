package dev.costtracker.core.eventlog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests whose constructor takes a {@link ReplicaSet} in containers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ReplicaSets.class)
@interface OnReplicaSet {

    ReplicaSets.Servers of();

    int members();
}
