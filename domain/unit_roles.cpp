#include "domain/unit_roles.hpp"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

constexpr std::string_view kDesk = "one_stop_desk";
constexpr std::string_view kLandOfficer = "commune_land_officer";

constexpr std::array kRoles{
    UnitRole{kDesk, "Bộ phận Tiếp nhận và Trả kết quả / Trung tâm Phục vụ hành chính công", "MC", "HCC"},
    UnitRole{"urban_management", "Phòng Quản lý đô thị", "DT", ""},
    UnitRole{"economy_infrastructure", "Phòng Kinh tế và Hạ tầng", "KT", "KT"},
    UnitRole{"labour_social_affairs", "Phòng Lao động - Thương binh và Xã hội", "LD", "VH"},
    UnitRole{"finance_planning", "Phòng Tài chính - Kế hoạch", "TC", "KT"},
    UnitRole{"natural_resources_environment", "Phòng Tài nguyên và Môi trường", "TN", "KT"},
    UnitRole{"justice", "Phòng Tư pháp", "TP", "VP"},
    UnitRole{"land_registration_office", "Văn phòng Đăng ký quyền sử dụng đất", "DK", ""},
    UnitRole{"tax_office", "Cơ quan thuế phối hợp", "THU", ""},
    UnitRole{"leader", "Lãnh đạo đơn vị ký duyệt", "UB", "UB"},
    UnitRole{kLandOfficer, "Địa chính cấp xã", "", ""},
    UnitRole{"commune_justice_officer", "Công chức tư pháp - hộ tịch cấp xã", "", "VP"},
    UnitRole{"commune_specialist", "Công chức chuyên môn cấp xã", "", "VP"},
    UnitRole{"records_clerk", "Văn thư phát hành kết quả", "VP", "VP"},
    UnitRole{"applicant", "Người yêu cầu, người liên quan (chờ)", "", ""},
};

std::string_view last_group(std::string_view code)
{
    const auto dot = code.rfind('.');
    return dot == std::string_view::npos ? std::string_view{} : code.substr(dot + 1);
}

std::string_view suffix_at(const UnitRole& role, UnitKind agency)
{
    if (agency == UnitKind::district) return role.district_suffix;
    if (agency == UnitKind::commune) return role.commune_suffix;
    return {};
}

}  // namespace

std::span<const UnitRole> unit_roles()
{
    return kRoles;
}

const UnitRole* find_unit_role(std::string_view key)
{
    const auto found = std::ranges::find(kRoles, key, &UnitRole::key);
    return found == kRoles.end() ? nullptr : &*found;
}

bool plays_role(const Unit& unit, UnitKind agency, std::string_view role)
{
    const UnitRole* known = find_unit_role(role);
    if (known == nullptr) return false;
    if (role == kDesk && unit.kind == UnitKind::one_stop_desk) return true;
    if (role == kLandOfficer) return unit.kind == UnitKind::commune;
    const std::string_view suffix = suffix_at(*known, agency);
    return !suffix.empty() && last_group(unit.code) == suffix;
}

}  // namespace motcua
