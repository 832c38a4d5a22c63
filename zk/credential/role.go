package credential

import "fmt"

// A Role is what a credential's holder may act as. It is public at
// registration and fixed for a pseudonym. Zero is no role.
type Role uint8

// Roles. Their numbers are part of signed messages and never change.
const (
	RolePatient     Role = 1
	RoleClinician   Role = 2
	RoleResearcher  Role = 3
	RoleInstitution Role = 4
)

var roleNames = map[Role]string{
	RolePatient:     "patient",
	RoleClinician:   "clinician",
	RoleResearcher:  "researcher",
	RoleInstitution: "institution",
}

// ParseRole returns the role of that name.
func ParseRole(name string) (Role, error) {
	for r, n := range roleNames {
		if n == name {
			return r, nil
		}
	}
	return 0, fmt.Errorf("unknown role %q: want patient, clinician, researcher or institution", name)
}

// Check refuses numbers that name no role.
func (r Role) Check() error {
	if _, known := roleNames[r]; !known {
		return fmt.Errorf("unknown role %d", uint8(r))
	}
	return nil
}

// String returns the name, or "role 9" for an unknown role 9.
func (r Role) String() string {
	if n, known := roleNames[r]; known {
		return n
	}
	return fmt.Sprintf("role %d", uint8(r))
}
