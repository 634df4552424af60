#include "domain/target_entries.hpp"

#include "domain/fields.hpp"

#include <utility>

namespace motcua {
namespace {

template <std::size_t... I>
std::optional<TargetBody> parse_any(std::string_view kind, std::string_view payload, std::index_sequence<I...>)
{
    std::optional<TargetBody> found;
    const auto consider = [&]<class Body>() {
        if (kind == Body::kKind) found = read_fields<Body>(payload);
    };
    (consider.template operator()<std::variant_alternative_t<I, TargetBody>>(), ...);
    return found;
}

struct Applying {
    UnitTargets& targets;

    void operator()(const TargetSet& e) const
    {
        Target& target = targets.targets[e.key];
        target.key = e.key;
        target.title = e.title;
        target.measure = e.measure;
        target.kind = e.kind;
        target.direction = e.direction;
        target.plan = e.plan;
    }
    void operator()(const TargetReported& e) const
    {
        if (Target* target = find(e.key)) target->actual = e.actual;
    }
    void operator()(const TargetWithdrawn& e) const
    {
        if (Target* target = find(e.key)) target->withdrawn = true;
    }
    void operator()(const RuleSet& e) const { targets.rule = e.rule; }

private:
    Target* find(const TargetKey& key) const
    {
        const auto found = targets.targets.find(key);
        return found == targets.targets.end() ? nullptr : &found->second;
    }
};

Result<Target> target_in_force(const UnitTargets& targets, TargetKey key)
{
    const auto found = targets.targets.find(key);
    if (found == targets.targets.end())
        return reject(Reason::unknown_target, "/target", {to_string(key), targets.unit, std::to_string(targets.year)});
    if (found->second.withdrawn) return reject(Reason::target_withdrawn, "", {to_string(key)});
    return found->second;
}

}  // namespace

bool read_field_value(std::string_view text, TargetKind& v)
{
    const auto known = target_kind_from(text);
    if (known) v = *known;
    return known.has_value();
}

bool read_field_value(std::string_view text, Direction& v)
{
    const auto known = direction_from(text);
    if (known) v = *known;
    return known.has_value();
}

std::string_view kind_of(const TargetBody& body)
{
    return std::visit([](const auto& e) { return e.kKind; }, body);
}

std::optional<TargetKey> key_of(const TargetBody& body)
{
    return std::visit(
        []<class Body>(const Body& e) -> std::optional<TargetKey> {
            if constexpr (requires { e.key; }) return e.key;
            return std::nullopt;
        },
        body);
}

std::string target_payload(const TargetBody& body)
{
    return std::visit([](const auto& e) { return write_fields(e); }, body);
}

std::optional<TargetBody> parse_target_payload(std::string_view kind, std::string_view payload)
{
    return parse_any(kind, payload, std::make_index_sequence<std::variant_size_v<TargetBody>>{});
}

std::string target_bytes(const TargetEntry& entry)
{
    std::string out = "motcua target 1\n";
    FieldWriter write{out};
    write("year", entry.year);
    write("unit", entry.unit);
    write("n", entry.n);
    write("kind", std::string{kind_of(entry.body)});
    write("recorded_at", entry.recorded_at);
    write("actor", entry.actor);
    write("on_behalf_of", entry.on_behalf_of);
    return out + target_payload(entry.body);
}

UnitTargets apply(UnitTargets before, const TargetEntry& entry)
{
    before.year = entry.year;
    before.unit = entry.unit;
    before.version = entry.n;
    std::visit(Applying{before}, entry.body);
    return before;
}

TargetFigures figures_of(const UnitTargets& targets)
{
    TargetFigures figures;
    for (const auto& [key, target] : targets.targets) add(figures, target);
    return figures;
}

Result<TargetBody> report_actual(
    const UnitTargets& targets, TargetKey key, std::string_view actual, std::string reason, Date today)
{
    const auto target = target_in_force(targets, key);
    if (!target) return std::unexpected(target.error());
    const auto value = parse_measured(target->kind, actual);
    if (!value) return reject(Reason::invalid_value, "/actual", {std::string{actual}});
    if (target->kind == TargetKind::milestone && today.time_since_epoch().count() < *value)
        return reject(Reason::in_the_future, "/actual");
    if (target->actual == value) return reject(Reason::target_unchanged, "/actual", {to_string(key)});
    return TargetReported{key, *value, std::move(reason)};
}

Result<TargetBody> withdraw_target(const UnitTargets& targets, TargetKey key, std::string reason, std::string approver)
{
    if (const auto target = target_in_force(targets, key); !target) return std::unexpected(target.error());
    return TargetWithdrawn{key, std::move(reason), std::move(approver)};
}

}  // namespace motcua
