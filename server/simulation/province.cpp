#include "server/simulation/province.hpp"

#include "domain/unit_roles.hpp"
#include "server/simulation/dice.hpp"
#include "storage/calendars.hpp"
#include "storage/catalogue.hpp"

#include <algorithm>

namespace motcua::simulation {
namespace {

using storage::UnitPlace;

constexpr auto kLeader = "leader";

bool meets(const Validity& validity, Date from, Date to)
{
    return validity.from <= to && (!validity.to || from <= *validity.to);
}

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

Actor person(const UnitPlace& place, const std::string& agency_path, Role role, const std::string& seat)
{
    return {lower(place.unit.code) + "." + seat, role, place.unit.code, place.agency_code, agency_path};
}

// One office in six forgets often, the others now and then.
int carelessness_of(const std::string& code)
{
    const std::uint64_t hash = fixed_hash(code);
    return hash % 6 == 0 ? 40 + static_cast<int>(hash / 6 % 50) : 4 + static_cast<int>(hash / 6 % 12);
}

Role head_of(const Office& office)
{
    if (office.unit.kind == UnitKind::one_stop_desk) return Role::head_of_desk;
    if (is_agency(office.unit.kind) || plays_role(office.unit, office.agency_kind, kLeader)) return Role::agency_leader;
    return Role::head_of_department;
}

void seat_people(Office& office, const UnitPlace& place, const std::string& agency_path)
{
    const Role head = head_of(office);
    office.head = person(place, agency_path, head, "truong");
    const Role worker = head == Role::head_of_desk ? Role::reception_clerk : Role::department_staff;
    // Leaders sign themselves.
    const bool only_leader = head == Role::agency_leader && !is_agency(office.unit.kind);
    const int workers = only_leader ? 0 : office.agency_kind == UnitKind::commune ? 1 : 2;
    for (int seat = 1; seat <= workers; ++seat)
        office.workers.push_back(person(place, agency_path, worker, std::to_string(seat)));
    if (only_leader) office.workers.push_back(office.head);
}

// Every procedure has its share of the visitors; those of many steps are rare, those done at once frequent.
std::int64_t weight_of(const Matter& matter)
{
    const std::int64_t rank = 1 + static_cast<std::int64_t>(fixed_hash(matter.procedure.code) % 16);
    std::int64_t weight = 1000 / rank;
    if (matter.procedure.limit.unit == LimitUnit::same_day) weight *= 2;
    if (matter.steps.size() > 6) weight /= 6;
    return weight;
}

const Office* find_player(const Desk& desk, std::string_view role, Date date)
{
    const auto plays = [&](const Office* office) {
        return office->unit.validity.covers(date) && plays_role(office->unit, office->agency_kind, role);
    };
    const auto found = std::ranges::find_if(desk.offices, plays);
    return found == desk.offices.end() ? nullptr : *found;
}

// Where no steps say who works on it: a department of the agency, or the agency itself.
const Office* usual_office(const Desk& desk, const Matter& matter, Date date)
{
    std::vector<const Office*> departments;
    const Office* agency = nullptr;
    for (const Office* office : desk.offices) {
        if (office->head.agency != desk.agency || !office->unit.validity.covers(date)) continue;
        if (office->unit.kind == UnitKind::department) departments.push_back(office);
        if (is_agency(office->unit.kind)) agency = office;
    }
    if (departments.empty()) return agency;
    return departments[fixed_hash(matter.procedure.field) % departments.size()];
}

std::vector<const Office*> path_by_steps(const Desk& desk, const Matter& matter, Date date)
{
    std::vector<const Office*> path;
    std::size_t decides = 0;
    for (const Step& step : matter.steps) {
        const Office* office = find_player(desk, step.unit_role, date);
        if (office == nullptr || office == desk.office) continue;
        if (path.empty() || path.back() != office) path.push_back(office);
        if (step.unit_role == kLeader) decides = path.size();
    }
    if (decides > 0) path.resize(decides);
    return path;
}

std::vector<const Office*> path_by_custom(const Desk& desk, const Matter& matter, Date date)
{
    const std::uint64_t habit = fixed_hash(matter.procedure.code) / 16 % 4;
    if (matter.procedure.limit.unit == LimitUnit::same_day && habit > 0) return {};
    const Office* office = usual_office(desk, matter, date);
    if (office == nullptr) return {};
    std::vector<const Office*> path{office};
    const Office* leader = find_player(desk, kLeader, date);
    if (habit > 1 && leader != nullptr && leader != office) path.push_back(leader);
    return path;
}

struct Places {
    std::vector<UnitPlace> list;
    std::map<std::string, const UnitPlace*> by_code;

    const UnitPlace& at(const std::string& code) const { return *by_code.at(code); }
};

void add_offices(Province& province, const Places& places, Date from, Date to)
{
    for (const UnitPlace& place : places.list) {
        if (!meets(place.unit.validity, from, to)) continue;
        const UnitPlace& agency = places.at(place.agency_code);
        Office office{
            .unit = place.unit, .agency_kind = agency.unit.kind, .carelessness = carelessness_of(place.unit.code)};
        seat_people(office, place, agency.path);
        province.offices.push_back(std::move(office));
    }
}

Desk desk_at(const Province& province, const Office& office, const Places& places)
{
    Desk desk{.office = &office, .agency = office.head.agency};
    for (const std::string& agency : storage::codes_upwards(places.at(desk.agency).path)) {
        for (const Office& other : province.offices)
            if (other.head.agency == agency) desk.offices.push_back(&other);
    }
    return desk;
}

}  // namespace

const Actor& Office::on_duty(Date date) const
{
    if (workers.empty()) return head;
    return workers[static_cast<std::size_t>(date.time_since_epoch().count()) % workers.size()];
}

Province load_province(storage::Session& session, Date from, Date to)
{
    Province province;
    Places places{storage::all_unit_places(session), {}};
    std::ranges::sort(places.list, {}, [](const UnitPlace& place) { return place.unit.code; });
    for (const UnitPlace& place : places.list) places.by_code[place.unit.code] = &place;
    add_offices(province, places, from, to);
    storage::Calendars calendars;
    for (const Office& office : province.offices) {
        if (office.unit.kind != UnitKind::one_stop_desk) continue;
        Desk desk = desk_at(province, office, places);
        desk.calendar = calendars.of(session, office.unit.code);
        province.desks.push_back(std::move(desk));
    }
    for (Procedure& procedure : storage::all_procedures(session)) {
        Matter matter{std::move(procedure), {}, {}};
        matter.steps = storage::steps_of(session, matter.procedure.code);
        matter.papers = storage::papers_of(session, matter.procedure.code);
        matter.weight = weight_of(matter);
        province.matters.push_back(std::move(matter));
    }
    return province;
}

const Actor& approver_at(const Desk& desk)
{
    const auto leads = [&](const Office* office) {
        return office->head.agency == desk.agency && office->head.role == Role::agency_leader;
    };
    const auto found = std::ranges::find_if(desk.offices, leads);
    return found == desk.offices.end() ? desk.office->head : (*found)->head;
}

std::vector<const Office*> path_of(const Desk& desk, const Matter& matter, Date date)
{
    auto path = path_by_steps(desk, matter, date);
    return path.empty() ? path_by_custom(desk, matter, date) : path;
}

}  // namespace motcua::simulation
