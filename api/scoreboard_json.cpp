#include "api/scoreboard_json.hpp"

#include "api/words.hpp"

#include <map>

namespace motcua::api {
namespace {

// What is counted in so many parts of one, as a number.
Json number(std::optional<std::int64_t> parts, int of)
{
    return parts ? Json(static_cast<double>(*parts) / of) : Json(nullptr);
}

Json share(std::int64_t count, std::int64_t whole)
{
    return {{"count", count}, {"percent", number(percent_hundredths(count, whole), 100)}};
}

Json bands_json(const TargetFigures& figures)
{
    Json bands = Json::object();
    for (std::size_t i = 0; i < kBands; ++i)
        bands[to_string(static_cast<Band>(i))] = share(figures.bands[i], figures.targets);
    return bands;
}

void add_figures(Json& json, const TargetFigures& figures)
{
    json["targets"] = figures.targets;
    json["withdrawn"] = figures.withdrawn;
    json["unreported"] = figures.unreported;
    json["met"] = share(figures.met(), figures.targets);
    json["bands"] = bands_json(figures);
    json["inflated"] = share(figures.inflated(), figures.targets);
}

void add_class(Json& json, const TargetFigures& figures, const RuleOfYear& rule)
{
    const auto found = class_of(figures, rule);
    const auto text = [](UnitClass unit_class) { return Json(to_string(unit_class)); };
    const bool decided = found && found->at_least == found->at_most;
    json["score"] = number(score_of(figures, rule.rule), 10'000);
    json["service_band"] = nullptr;
    json["class"] = decided ? text(found->at_least) : Json(nullptr);
    json["class_at_least"] = found ? text(found->at_least) : Json(nullptr);
    json["class_at_most"] = found ? text(found->at_most) : Json(nullptr);
}

Json rule_json(const RuleOfYear& rule, Language language)
{
    Json weights = Json::object();
    for (std::size_t i = 0; i < kBands; ++i)
        weights[to_string(static_cast<Band>(i))] = number(rule.rule.weights[i], 100);
    return {{"label", rule_label(rule, language)},
            {"official", false},
            {"default", rule.is_default},
            {"weights", std::move(weights)},
            {"excellent_score", number(rule.rule.excellent_score, 100)},
            {"good_percent", number(rule.rule.good_percent, 100)},
            {"completed_percent", number(rule.rule.completed_percent, 100)},
            {"tie_break", to_string(rule.rule.tie_break)}};
}

// How many units came out in each class; what depends on an unknown service band is undecided.
Json classes_json(const Scoreboard& board)
{
    Json classes{{"excellent", 0}, {"good", 0}, {"completed", 0}, {"not_completed", 0}, {"undecided", 0}};
    for (const auto& row : board.rows) {
        const auto found = class_of(row.figures, board.rule);
        if (!found) continue;
        Json& count = classes[found->at_least == found->at_most ? to_string(found->at_least) : "undecided"];
        count = count.get<int>() + 1;
    }
    return classes;
}

Json row_json(const ScoreboardRow& row, const RuleOfYear& rule)
{
    Json json{{"unit", row.unit.code},
              {"name", row.unit.name},
              {"kind", to_string(row.unit.kind)},
              {"rank", json_of(row.place)}};
    add_figures(json, row.figures);
    add_class(json, row.figures, rule);
    json["dossiers"] = {{"early", row.dossiers.at(Standing::early)},
                        {"on_time", row.dossiers.at(Standing::on_time)},
                        {"late", row.dossiers.at(Standing::late)},
                        {"on_time_percent", number(on_time_tenths(row.dossiers), 10)}};
    return json;
}

// The entry with the members every entry has; those that are not its own are null.
Json entry_json(const storage::ChainedEntry& chained, TargetKind kind)
{
    const TargetEntry& entry = chained.entry;
    Json json{{"n", entry.n},
              {"kind", kind_of(entry.body)},
              {"at", json_of(entry.recorded_at)},
              {"by", entry.actor},
              {"on_behalf_of", json_of(entry.on_behalf_of)},
              {"title", nullptr},
              {"plan", nullptr},
              {"actual", nullptr},
              {"reason", nullptr},
              {"approver", nullptr},
              {"hash", chained.hash}};
    if (const auto* set = std::get_if<TargetSet>(&entry.body)) {
        json["title"] = set->title;
        json["plan"] = format_measured(kind, set->plan);
        json["reason"] = json_of(set->reason);
    } else if (const auto* reported = std::get_if<TargetReported>(&entry.body)) {
        json["actual"] = format_measured(kind, reported->actual);
        json["reason"] = json_of(reported->reason);
    } else if (const auto* withdrawn = std::get_if<TargetWithdrawn>(&entry.body)) {
        json["reason"] = withdrawn->reason;
        json["approver"] = withdrawn->approver;
    }
    return json;
}

Json target_json(const motcua::Target& target, Json history)
{
    return {{"target", target.key.number},
            {"title", target.title},
            {"measure", target.measure},
            {"kind", to_string(target.kind)},
            {"direction", to_string(target.direction)},
            {"plan", format_measured(target.kind, target.plan)},
            {"actual", target.actual ? Json(format_measured(target.kind, *target.actual)) : Json(nullptr)},
            {"percent_of_plan", number(percent_of_plan(target), 100)},
            {"band", target.withdrawn ? Json(nullptr) : Json(to_string(band_of(target)))},
            {"withdrawn", target.withdrawn},
            {"history", std::move(history)}};
}

Json tasks_json(const storage::TargetChain& chain)
{
    std::map<TargetKey, Json> histories;
    for (const auto& entry : chain.entries) {
        const auto key = key_of(entry.entry.body);
        if (!key || !chain.targets.targets.contains(*key)) continue;
        auto& history = histories.try_emplace(*key, Json::array()).first->second;
        history.push_back(entry_json(entry, chain.targets.targets.at(*key).kind));
    }
    std::map<std::int64_t, Json> tasks;
    for (const auto& [key, target] : chain.targets.targets) {
        auto& targets = tasks.try_emplace(key.task, Json::array()).first->second;
        targets.push_back(target_json(target, std::move(histories[key])));
    }
    Json list = Json::array();
    for (auto& [task, targets] : tasks) list.push_back({{"task", task}, {"targets", std::move(targets)}});
    return list;
}

}  // namespace

std::string rule_label(const RuleOfYear& rule, Language language)
{
    if (rule.is_default) {
        return in(language,
                  "Xếp loại theo đề xuất của phần mềm, không phải quy định chính thức. Kết quả đánh giá theo NĐ "
                  "61/2018/NĐ-CP của đơn vị chưa biết: khi xếp loại phụ thuộc vào đó thì để trống.",
                  "Classified by a proposal of this software, not by an official rule. The unit's result under Decree "
                  "61/2018 is not known: where the class depends on it, it is left open.");
    }
    return in(language,
              "Xếp loại theo quy tắc cơ quan đặt cho năm này; phần mềm không xác nhận là quy định chính thức. Kết quả "
              "đánh giá theo NĐ 61/2018/NĐ-CP của đơn vị chưa biết: khi xếp loại phụ thuộc vào đó thì để trống.",
              "Classified by a rule the agency has set for this year; this software does not vouch for it as official. "
              "The unit's result under Decree 61/2018 is not known: where the class depends on it, it is left open.");
}

Json scoreboard_json(const Scoreboard& board, Language language)
{
    Json total{{"units", board.rows.size()}, {"classes", classes_json(board)}};
    add_figures(total, board.total);
    Json items = Json::array();
    for (const auto& row : board.rows) items.push_back(row_json(row, board.rule));
    return {{"year", board.year},
            {"as_of", json_of(board.as_of)},
            {"rule", rule_json(board.rule, language)},
            {"total", std::move(total)},
            {"items", std::move(items)}};
}

Json unit_targets_json(const storage::TargetChain& chain, const Unit& unit, const RuleOfYear& rule, Language language)
{
    const TargetFigures figures = figures_of(chain.targets);
    Json json{{"year", chain.targets.year},
              {"unit", unit.code},
              {"name", unit.name},
              {"version", chain.targets.version},
              {"rule", rule_json(rule, language)}};
    add_figures(json, figures);
    add_class(json, figures, rule);
    json["tasks"] = tasks_json(chain);
    return json;
}

}  // namespace motcua::api
