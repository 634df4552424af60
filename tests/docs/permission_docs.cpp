#include "api/terms.hpp"
#include "domain/access.hpp"
#include "domain/target_access.hpp"
#include "domain/transitions.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <vector>

// Writes docs/permissions.md from the tables the service decides by: who may do what with which dossier, and where each
// command leads.

namespace {

using namespace motcua;
using namespace motcua::api;

constexpr std::array kRoles{
    Role::reception_clerk, Role::head_of_desk,      Role::department_staff, Role::head_of_department,
    Role::agency_leader,   Role::procedure_control, Role::auditor,          Role::administrator};

struct RelationWords {
    Relation relation;
    const char* mark;
    const char* vi;
    const char* en;
};
constexpr std::array kRelations{
    RelationWords{Relation::desk_of_receipt, "desk", "thuộc bộ phận một cửa đã tiếp nhận hồ sơ",
                  "of the desk that received the dossier"},
    RelationWords{Relation::holder_unit, "unit", "thuộc đơn vị đang giữ hồ sơ", "of the unit that holds it"},
    RelationWords{Relation::holder_person, "person",
                  "thuộc đơn vị đang giữ hồ sơ, và hồ sơ không được phân công cho người khác",
                  "of the unit that holds it, and nobody else there has it assigned to them"},
    RelationWords{Relation::giver_unit, "giver", "thuộc đơn vị đã bàn giao, hồ sơ chưa được nhận",
                  "of the unit that sent it, while it is not accepted"},
    RelationWords{Relation::receiver_unit, "receiver", "thuộc đơn vị được bàn giao", "of the unit it is on its way to"},
    RelationWords{Relation::asked_unit, "asked", "thuộc đơn vị đang được lấy ý kiến",
                  "of a unit whose opinion is waited for"},
    RelationWords{Relation::same_agency, "agency", "thuộc cơ quan chịu trách nhiệm về hồ sơ",
                  "of the agency that answers for it"},
    RelationWords{Relation::superior_unit, "superior", "thuộc cơ quan cấp trên của đơn vị đang giữ hồ sơ",
                  "of the agency the unit that has it belongs to, or of one above"},
    RelationWords{Relation::home_of_child, "home", "thuộc đơn vị đã mở hồ sơ liên thông này",
                  "of the unit that opened it as the child of another"},
    RelationWords{Relation::paper_unit, "paper", "thuộc đơn vị đang giữ bản giấy", "of the unit where its paper lies"},
    RelationWords{Relation::paper_giver, "paper giver", "thuộc đơn vị đã bàn giao riêng bản giấy, chưa được nhận",
                  "of the unit that sent its paper alone, while it is not accepted"},
    RelationWords{Relation::paper_receiver, "paper receiver", "thuộc đơn vị được bàn giao riêng bản giấy",
                  "of the unit its paper alone is on its way to"},
};

std::string mark_of(Relation relation)
{
    const auto found = std::ranges::find(kRelations, relation, &RelationWords::relation);
    return found == kRelations.end() ? std::string{to_string(relation)} : found->mark;
}

std::string both(std::string_view name)
{
    return term_words(name, Language::vi) + "<br>*" + term_words(name, Language::en) + "*";
}

// The actions the tables name, each once, in the order of the enumeration.
std::vector<Action> all_actions()
{
    std::vector<Action> actions;
    for (const Permission& row : permissions()) actions.push_back(row.action);
    std::ranges::sort(actions);
    actions.erase(std::ranges::unique(actions).begin(), actions.end());
    return actions;
}

std::string relations_of(Role role, Action action)
{
    std::string text;
    for (const Permission& row : permissions()) {
        if (row.role != role || row.action != action) continue;
        text += (text.empty() ? "" : ", ") + mark_of(row.relation);
    }
    return text;
}

void write_permissions()
{
    std::cout << "| Thao tác / *Command* |";
    for (const Role role : kRoles) std::cout << " " << both(to_string(role)) << " |";
    std::cout << "\n| --- |";
    for (std::size_t i = 0; i < kRoles.size(); ++i) std::cout << " --- |";
    std::cout << "\n";
    for (const Action action : all_actions()) {
        std::cout << "| `" << to_string(action) << "`<br>" << both(to_string(action)) << " |";
        for (const Role role : kRoles) std::cout << " " << relations_of(role, action) << " |";
        std::cout << "\n";
    }
}

void write_relations()
{
    std::cout << "| | |\n| --- | --- |\n";
    for (const auto& [relation, mark, vi, en] : kRelations)
        std::cout << "| " << mark << " | " << vi << "<br>*" << en << "* |\n";
}

const char* words_of(TargetRelation relation)
{
    switch (relation) {
        case TargetRelation::own_unit:
            return "của chính đơn vị mình<br>*of the own unit*";
        case TargetRelation::own_agency:
            return "của chính cơ quan mình<br>*of the own agency*";
        case TargetRelation::below:
            return "của cơ quan mình và mọi đơn vị cấp dưới<br>*of the own agency and all units below*";
        case TargetRelation::top:
            return "thuộc cơ quan không có cấp trên<br>*of an agency with none above it*";
    }
    return "";
}

void write_target_permissions()
{
    std::cout << "| Thao tác / *Command* | Vai trò / *Role* | Chỉ tiêu / *Targets* |\n| --- | --- | --- |\n";
    for (const auto& [action, role, relation] : target_permissions()) {
        std::cout << "| " << both(to_string(action)) << " | " << both(to_string(role)) << " | " << words_of(relation)
                  << " |\n";
    }
}

void write_scopes()
{
    std::cout << "| Vai trò / *Role* | Được xem / *May read* |\n| --- | --- |\n";
    for (const Role role : kRoles) {
        const char* words = "không xem hồ sơ nào<br>*no dossier at all*";
        switch (read_scope(role)) {
            case ReadScope::nothing:
                break;
            case ReadScope::own_agency:
                words =
                    "hồ sơ của cơ quan mình và hồ sơ đơn vị mình đang giữ, đã bàn giao, được bàn giao hoặc được "
                    "lấy ý kiến<br>*dossiers of the own agency, and those the own unit holds, has sent, is being "
                    "sent or is asked about*";
                break;
            case ReadScope::subtree:
                words = "như trên, và hồ sơ của mọi cơ quan cấp dưới<br>*the same, and those of all agencies below*";
                break;
        }
        std::cout << "| " << both(to_string(role)) << " | " << words << " |\n";
    }
}

std::string_view place_words(Place place)
{
    switch (place) {
        case Place::held:
            return "đang có đơn vị giữ / *held*";
        case Place::in_transit:
            return "đang bàn giao / *on its way*";
        case Place::either:
            return "cả hai / *either*";
        case Place::paper_lies:
            return "bản giấy đang ở một đơn vị / *its paper lies somewhere*";
        case Place::paper_moves:
            return "bản giấy đang bàn giao riêng / *its paper is on its way alone*";
    }
    return "";
}

void write_transitions()
{
    std::cout << "| Trạng thái / *State* | Thao tác / *Command* | Hồ sơ / *Dossier* | Thành / *Becomes* |\n"
                 "| --- | --- | --- | --- |\n";
    for (const Transition& row : transitions()) {
        std::cout << "| " << both(to_string(row.from)) << " | `" << to_string(row.action) << "` | "
                  << place_words(row.place) << " | " << (row.to == row.from ? "–" : both(to_string(row.to))) << " |\n";
    }
}

}  // namespace

int main()
{
    std::cout << "# Ai được làm gì / *Who may do what*\n\n"
                 "Trang này được in từ các bảng mà chương trình dùng để quyết định; đừng sửa tay.\n"
                 "*Printed from the tables the service decides by; not edited by hand: "
                 "`build/dev/tests/permission_docs >docs/permissions.md`.*\n\n"
                 "## Vai trò × thao tác × quan hệ với hồ sơ / *Role × command × relation to the dossier*\n\n";
    write_permissions();
    std::cout << "\nQuan hệ / *Relations*:\n\n";
    write_relations();
    std::cout << "\nNgười thay có vai trò và đơn vị của người được thay, trong thời gian được cử; nhật ký ghi cả hai "
                 "tên.\n*A deputy has the role and the unit of the one stood in for, as long as the term lasts; the "
                 "journal names both.*\n\n"
                 "## Ai được xem / *Who may read*\n\n"
                 "Cùng một điều kiện lọc mọi danh sách, tìm kiếm, số đếm và kết xuất. Hồ sơ không được xem thì trả lời "
                 "như không có.\n*The same condition filters every list, search, count and export. A dossier one may "
                 "not read is answered like one that does not exist.*\n\n";
    write_scopes();
    std::cout << "\n## Chỉ tiêu nhiệm vụ trọng tâm / *Key-task targets*\n\n"
                 "Ai xem được hồ sơ thì xem được bảng chỉ tiêu của mọi đơn vị. Rút chỉ tiêu phải có lãnh đạo một cơ "
                 "quan cấp trên của đơn vị duyệt; cơ quan không có cấp trên thì lãnh đạo của chính cơ quan đó.\n*Who "
                 "may read dossiers may read the scoreboard of all units. A withdrawal is approved by a leader of an "
                 "agency above the unit; of an agency with none above it by a leader of its own.*\n\n";
    write_target_permissions();
    std::cout << "\n## Khóa số liệu kỳ báo cáo / *Closing a period*\n\n"
                 "Lãnh đạo khóa số liệu của chính cơ quan mình, khi kỳ đã hết. Ai được xem số liệu của cơ quan thì xem "
                 "được kỳ đã khóa và các thay đổi sau đó.\n*A leader closes periods of the own agency, once they are "
                 "over. Who may read figures of an agency may read its closed periods and what changed since.*\n";
    std::cout << "\n## Trạng thái / *States*\n\nThao tác không có trong bảng bị từ chối. / *What is not listed is "
                 "refused.*\n\n";
    write_transitions();
    return std::cout.good() ? 0 : 1;
}
