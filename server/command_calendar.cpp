#include "api/body.hpp"
#include "api/calendar_document.hpp"
#include "server/calendar_print.hpp"
#include "server/clock.hpp"
#include "server/commands.hpp"
#include "server/files.hpp"
#include "server/open.hpp"
#include "storage/accounts.hpp"
#include "storage/catalogue.hpp"
#include "storage/import.hpp"
#include "storage/provisional.hpp"
#include "storage/publication.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <limits>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>

namespace motcua::server {
namespace {

using storage::EditionRecord;
using storage::Session;

struct Options {
    GivenSettings settings;
    std::string file;
    std::string unit;
    std::string reason;
    std::int64_t id = 0;
    std::string by;
    std::size_t limit = 50;
};

// One line for each fault, "FILE: /days/3/date: …"; a fault of the edition as a whole has no pointer.
Failure refused(const std::string& where, const std::vector<Rejection>& faults)
{
    for (const Rejection& fault : faults) {
        const std::string pointer = fault.pointer.empty() ? "" : fault.pointer + ": ";
        std::fprintf(stderr, "%s: %s%s\n", where.c_str(), pointer.c_str(),
                     api::detail_of(fault, api::Language::en).c_str());
    }
    return Failure{ExitCode::failure, "nothing was changed"};
}

template <class T>
T demanded(storage::Checked<T> checked, std::int64_t id)
{
    if (!checked) throw refused("edition " + std::to_string(id), checked.error());
    if constexpr (!std::is_void_v<T>) return *std::move(checked);
}

Edition read_csv_file(const Options& options, const std::string& text)
{
    if (options.reason.empty()) throw Failure(ExitCode::usage, "say the notice a CSV file follows with --reason");
    auto file = storage::read_days(text, options.unit.empty() ? std::nullopt : std::optional{options.unit});
    for (const storage::BadRow& row : file.bad) {
        std::fprintf(stderr, "%s:%zu:%s: %s\n", options.file.c_str(), row.line, row.column.c_str(),
                     row.message.c_str());
    }
    if (!file.bad.empty()) throw Failure(ExitCode::failure, "nothing was changed");
    file.edition.reason = options.reason;
    return std::move(file.edition);
}

Edition read_json_file(const Options& options, const api::Json& document)
{
    if (!options.reason.empty() || !options.unit.empty())
        throw Failure(ExitCode::usage, "--unit and --reason are for CSV files; a JSON document says both itself");
    api::Reader reader{document};
    Edition edition = api::read_edition(reader);
    if (!reader.ok()) throw refused(options.file, reader.problem().rejections);
    return edition;
}

// What is drafted, discarded or published bears the name of who may do it.
storage::Checked<void> check_editor(Session& session, const std::string& name, const std::optional<std::string>& unit)
{
    const auto account = storage::find_account(session, name);
    if (!account || account->disabled_at)
        return std::unexpected(storage::Faults{{Reason::unknown_account, "", {name}}});
    if (auto permitted = storage::check_calendar_editor(session, account->actor(), unit); !permitted)
        return std::unexpected(storage::Faults{permitted.error()});
    return {};
}

// The same for an edition there is; one there is not is for others to refuse.
storage::Checked<void> check_editor_of(Session& session, const Options& options)
{
    const auto record = storage::find_edition(session, options.id);
    return record ? check_editor(session, options.by, record->unit) : storage::Checked<void>{};
}

ExitCode run_draft(const Options& options)
{
    const std::string text = read_file(options.file);
    api::Json document = api::Json::object();
    if (!options.file.ends_with(".csv")) {
        auto parsed = api::parse_object(text);
        if (!parsed) throw refused(options.file, parsed.error().rejections);
        document = *std::move(parsed);
    }
    const Edition edition =
        options.file.ends_with(".csv") ? read_csv_file(options, text) : read_json_file(options, document);
    const auto database = open_database(options.settings.load(), Schema::migrate);
    const auto drafted = database->transact_now([&](Session& session) -> storage::Checked<EditionRecord> {
        if (auto allowed = check_editor(session, options.by, edition.unit); !allowed)
            return std::unexpected(std::move(allowed).error());
        auto faults = storage::check_draft(session, edition);
        if (!faults.empty()) return std::unexpected(std::move(faults));
        return storage::insert_draft(session, edition, options.by, Clock{}.now());
    });
    if (!drafted) throw refused(options.file, api::with_pointers_of(document, drafted.error()));
    std::printf("drafted edition %lld; see what it does with motcua calendar preview %lld\n",
                static_cast<long long>(drafted->id), static_cast<long long>(drafted->id));
    return ExitCode::ok;
}

ExitCode run_preview(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const std::size_t limit = options.limit == 0 ? std::numeric_limits<std::size_t>::max() : options.limit;
    print_preview(demanded(database->read_now([&](Session& session) {
        return storage::preview_edition(session, options.id, Clock{}.now(), {limit});
    }),
                           options.id));
    return ExitCode::ok;
}

// Transactions that ran beside the publication end within moments; what a longer one writes, the service settles.
void settle(storage::Database& database)
{
    for (int tries = 0; tries < 20; ++tries) {
        const auto [settled, skipped] = database.transact_now([](Session& session) {
            const auto settlement = storage::settle_publications(session, Clock{}.now());
            return std::pair{storage::is_settled(session), settlement.skipped};
        });
        if (skipped > 0)
            std::printf("%lld dossiers keep their dates: the calendar says none\n", static_cast<long long>(skipped));
        if (settled) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
}

ExitCode run_publish(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto publication =
        demanded(database->transact_now([&](Session& session) -> storage::Checked<storage::Publication> {
            if (auto allowed = check_editor_of(session, options); !allowed)
                return std::unexpected(std::move(allowed).error());
            return storage::publish_edition(session, options.id, options.by, Clock{}.now());
        }),
                 options.id);
    std::printf("edition %lld %s version %lld of the calendar; %lld dossiers moved\n",
                static_cast<long long>(options.id), publication.is_new ? "is" : "already was",
                static_cast<long long>(publication.edition.version.value()),
                static_cast<long long>(publication.edition.moved.value()));
    try {
        settle(*database);
    } catch (const std::exception& error) {
        throw Failure(ExitCode::failure, "the edition is published, but what was received beside it is not settled: " +
                                             std::string{error.what()} + "; the service settles it, or publish again");
    }
    return ExitCode::ok;
}

ExitCode run_discard(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    demanded(database->transact_now([&](Session& session) -> storage::Checked<void> {
        if (auto allowed = check_editor_of(session, options); !allowed) return allowed;
        const auto discarded = storage::discard_edition(session, options.id, options.by, Clock{}.now());
        if (!discarded) return std::unexpected(storage::Faults{discarded.error()});
        return {};
    }),
             options.id);
    std::printf("edition %lld is discarded\n", static_cast<long long>(options.id));
    return ExitCode::ok;
}

struct Listing {
    std::vector<EditionRecord> editions;
    std::vector<int> announced;
    std::vector<storage::ProvisionalYear> provisional;
};

ExitCode run_list(const Options& options)
{
    const auto database = open_database(options.settings.load(), Schema::demand);
    const auto listing = database->read_now([&](Session& session) {
        return Listing{storage::list_editions(session, std::nullopt, static_cast<int>(options.limit)),
                       storage::announced_years(session), storage::provisional_years(session)};
    });
    std::printf("%-6s %-10s %-8s %-16s %-8s %s\n", "ID", "STATE", "VERSION", "UNIT", "MOVED", "REASON");
    const auto shown = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; };
    for (const EditionRecord& edition : listing.editions) {
        std::printf("%-6lld %-10s %-8s %-16s %-8s %s\n", static_cast<long long>(edition.id),
                    std::string{to_string(edition.state())}.c_str(), shown(edition.version).c_str(),
                    edition.unit.value_or("-").c_str(), shown(edition.moved).c_str(), edition.reason.c_str());
    }
    std::printf("announced:");
    for (const int year : listing.announced) std::printf(" %d", year);
    std::puts("");
    for (const auto& [year, open] : listing.provisional)
        std::printf("provisional: %d, %lld open dossiers\n", year, static_cast<long long>(open));
    return ExitCode::ok;
}

CLI::App& add(CLI::App& calendar,
              Command& chosen,
              const std::shared_ptr<Options>& options,
              std::pair<const char*, const char*> name_and_help,
              ExitCode (*run)(const Options&))
{
    CLI::App* command = calendar.add_subcommand(name_and_help.first, name_and_help.second);
    add_settings(*command, options->settings, {"database"});
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return *command;
}

}  // namespace

void add_calendar_commands(CLI::App& app, Command& chosen)
{
    const auto options = std::make_shared<Options>();
    CLI::App* calendar =
        app.add_subcommand("calendar", "Editions of the calendar: draft, preview, publish, discard, list");
    CLI::App& draft =
        add(*calendar, chosen, options, {"draft", "Keep a change of calendars; nothing is in force yet"}, run_draft);
    draft
        .add_option("file", options->file,
                    "a JSON document, or a CSV file of days as for import; the country's announces the years it has a "
                    "HOLIDAY of")
        ->required();
    draft.add_option("--unit", options->unit, "whose days a CSV file holds; the whole country's when absent");
    draft.add_option("--reason", options->reason, "the notice a CSV file follows");
    CLI::App& preview = add(*calendar, chosen, options, {"preview", "Show what publishing would change"}, run_preview);
    preview.add_option("--limit", options->limit, "how many dossiers to list; 0: all")->capture_default_str();
    CLI::App& publish =
        add(*calendar, chosen, options, {"publish", "Put an edition in force and move the open dossiers"}, run_publish);
    CLI::App& discard = add(*calendar, chosen, options, {"discard", "Give a draft up"}, run_discard);
    for (CLI::App* command : {&preview, &publish, &discard})
        command->add_option("id", options->id, "the edition's number")->required();
    for (CLI::App* command : {&draft, &publish, &discard})
        command->add_option("--by", options->by, "the administrator's account that does it")->required();
    CLI::App& list = add(*calendar, chosen, options, {"list", "Editions, announced and provisional years"}, run_list);
    list.add_option("--limit", options->limit, "how many editions to list")->capture_default_str();
}

}  // namespace motcua::server
