#include "storage/import.hpp"

#include "storage/import_rows.hpp"

#include <algorithm>
#include <array>

namespace motcua::storage {
namespace {

struct Importer {
    std::string_view name;
    ImportKind kind;
    ImportReport (*run)(Session&, std::string_view, Instant);
};

constexpr std::array kImporters{
    Importer{"units", ImportKind::units, &import_units},
    Importer{"procedures", ImportKind::procedures, &import_procedures},
    Importer{"steps", ImportKind::steps, &import_steps},
    Importer{"tasks", ImportKind::tasks, &import_tasks},
    Importer{"documents", ImportKind::documents, &import_documents},
    Importer{"calendar", ImportKind::calendar, &import_calendar},
    Importer{"hours", ImportKind::hours, &import_hours},
};

}  // namespace

std::optional<ImportKind> import_kind_from(std::string_view text)
{
    const auto found = std::ranges::find(kImporters, text, &Importer::name);
    return found == kImporters.end() ? std::nullopt : std::optional{found->kind};
}

ImportReport import_csv(Session& session, ImportKind kind, std::string_view text, Instant now)
{
    ImportReport report = std::ranges::find(kImporters, kind, &Importer::kind)->run(session, text, now);
    std::ranges::sort(report.bad);
    return report;
}

}  // namespace motcua::storage
