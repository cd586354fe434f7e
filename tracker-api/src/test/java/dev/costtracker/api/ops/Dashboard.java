package dev.costtracker.api.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard that is shipped for Grafana. */
record Dashboard(String file, JsonNode json) {

    private static final Path SHIPPED = Path.of("../ops/grafana/dashboards");

    /** All of them. */
    static List<Dashboard> all() throws IOException {
        try (var files = Files.list(SHIPPED)) {
            return files.sorted()
                    .map(file -> new Dashboard(
                            file.getFileName().toString(), JsonMapper.shared().readTree(file)))
                    .toList();
        }
    }

    String title() {
        return json.get("title").asString();
    }

    List<Panel> panels() {
        return list(json.get("panels")).map(panel -> new Panel(this, panel)).toList();
    }

    List<JsonNode> variables() {
        return list(json.at("/templating/list")).toList();
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(array::get);
    }

    /** One of its panels. */
    record Panel(Dashboard dashboard, JsonNode json) {

        String name() {
            return dashboard.title() + " / " + json.get("title").asString();
        }

        String unit() {
            return json.at("/fieldConfig/defaults/unit").asString();
        }

        /** What it asks Prometheus for. */
        List<String> expressions() {
            return list(json.get("targets"))
                    .map(target -> target.get("expr").asString())
                    .toList();
        }
    }
}
