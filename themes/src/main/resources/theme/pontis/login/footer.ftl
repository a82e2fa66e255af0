<#-- The foot of every page; links for accessibility, privacy and help have their place in its list. -->
<#macro content>
  <footer class="foot">
    <p class="advice">${msg("footer.advice")}</p>
    <#nested>
  </footer>
</#macro>
