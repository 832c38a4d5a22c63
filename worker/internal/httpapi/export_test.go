package httpapi

// Routes lists the method and path of every operation.
func (s *Server) Routes() []string {
	var patterns []string
	for _, rt := range s.routes {
		patterns = append(patterns, rt.pattern())
	}
	return patterns
}
